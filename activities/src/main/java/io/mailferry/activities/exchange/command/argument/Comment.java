package io.mailferry.activities.exchange.command.argument;

/**
 * Why a request rests, for whoever reads its statistics.
 *
 * @param text up to 4,096 characters (docs/exchange/move-requests.md#lengths-of-texts); not blank,
 *     no NUL
 */
public record Comment(String text) {
  /** As many characters as Exchange takes. */
  public static final int LONGEST = 4096;

  /**
   * @throws IllegalCommand when Exchange would not take it
   */
  public Comment {
    Rule.text("SuspendComment", text, LONGEST);
  }
}
