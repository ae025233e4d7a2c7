package io.mailferry.model;

/**
 * Which way a mailbox travels; the one fact from which every parameter set follows
 * (docs/exchange/move-requests.md#direction).
 *
 * <p>It is stated in the plan, never guessed from what an earlier attempt left behind.
 */
public enum Route {
  /** Between two databases of one organisation. */
  LOCAL,
  /** From another forest, run in the target with {@code -Remote} and {@code -TargetDatabase}. */
  PULL,
  /**
   * To another forest, run in the source with {@code -Outbound} and {@code -RemoteTargetDatabase}.
   */
  PUSH;

  /** Whether two forests take part. */
  public boolean crossForest() {
    return switch (this) {
      case LOCAL -> false;
      case PULL, PUSH -> true;
    };
  }

  /** Whether the commands of this route run in the organisation the mailbox leaves. */
  public boolean runsInSource() {
    return switch (this) {
      case LOCAL, PULL -> false;
      case PUSH -> true;
    };
  }
}
