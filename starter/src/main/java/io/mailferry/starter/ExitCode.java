package io.mailferry.starter;

/**
 * How a command ends, for scripts; see {@code docs/operate/exit-codes.md}. The numbers never
 * change.
 */
public enum ExitCode {
  /** It did what was asked. */
  OK(0),
  /** Something happened that nobody foresaw. */
  UNEXPECTED(1),
  /** The command line or the plan is wrong; nothing was changed. */
  BAD_INPUT(2),
  /** A person has to look at something. */
  ATTENTION(3),
  /** The order means nothing where the migration stands; nothing was changed. */
  REFUSED(4),
  /** It is still running. */
  RUNNING(8),
  /** No directory could be asked; nothing was changed. */
  DIRECTORY_AWAY(20),
  /** Exchange could not be asked; nothing was changed. */
  EXCHANGE_AWAY(30),
  /** Temporal, or every worker behind it, does not answer. */
  TEMPORAL_AWAY(40);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the process ends with. */
  public int number() {
    return number;
  }
}
