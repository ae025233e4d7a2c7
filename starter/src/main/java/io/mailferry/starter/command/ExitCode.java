package io.mailferry.starter.command;

import io.mailferry.operations.client.ProblemCode;

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

  /** The code for a failed operation. */
  public static ExitCode of(ProblemCode problem) {
    return switch (problem) {
      case BAD_SETTING,
          BAD_NAME,
          BAD_QUERY,
          NOT_CONFIRMED,
          NOTHING_MEASURED,
          WAVE_NAME_MISSING,
          WAVE_NAME_USED,
          UNKNOWN_WAVE,
          UNKNOWN_MAILBOX,
          REASON_MISSING,
          BAD_PLAN,
          LINES_NOT_READY,
          CUTOVER_PAST,
          KEY_UNUSABLE ->
          BAD_INPUT;
      case EXCHANGE_LACKS, ORGANISATION_REFUSES -> ATTENTION;
      case ORDER_REFUSED -> REFUSED;
      case DIRECTORY_AWAY -> DIRECTORY_AWAY;
      case EXCHANGE_AWAY -> EXCHANGE_AWAY;
      case TEMPORAL_AWAY,
          NAMESPACE_MISSING,
          SEARCH_ATTRIBUTES_MISSING,
          CHECK_TOO_SLOW,
          NO_WORKER,
          NO_WORKER_OF_ORGANISATION,
          ORDER_UNANSWERED ->
          TEMPORAL_AWAY;
      case CHECK_FAILED, JOURNAL_AWAY, REPORT_NOT_WRITTEN, INTERRUPTED -> UNEXPECTED;
    };
  }

  /** What the process ends with. */
  public int number() {
    return number;
  }
}
