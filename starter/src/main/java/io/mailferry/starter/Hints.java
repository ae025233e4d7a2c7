package io.mailferry.starter;

import io.mailferry.operations.client.ProblemCode;

/** What to type about a failure: only the command line knows its own words. */
final class Hints {
  private Hints() {}

  /** The words to follow the sentence of a failure; empty when it says all. */
  static String after(ProblemCode problem) {
    return switch (problem) {
      case TEMPORAL_AWAY -> "; start it, or name another with --temporal HOST:PORT";
      case NAMESPACE_MISSING -> "; create it, or name another with --namespace";
      case NO_WORKER, ORDER_UNANSWERED ->
          "; start a worker with: mailferry worker. Where mailferry up runs, wait: it starts its"
              + " worker again by itself";
      case NO_WORKER_OF_ORGANISATION ->
          "; start a worker in its network, or name another organisation with --organisation";
      case WAVE_NAME_MISSING -> "; give the wave a name with --wave NAME";
      case REASON_MISSING -> "; give one with --reason";
      case REPORT_NOT_WRITTEN -> "; name another folder with --to";
      case BAD_SETTING,
          BAD_NAME,
          BAD_QUERY,
          NOT_CONFIRMED,
          NOTHING_MEASURED,
          WAVE_NAME_USED,
          UNKNOWN_WAVE,
          UNKNOWN_MAILBOX,
          BAD_PLAN,
          LINES_NOT_READY,
          CUTOVER_PAST,
          KEY_UNUSABLE,
          ORDER_REFUSED,
          DIRECTORY_AWAY,
          EXCHANGE_AWAY,
          ORGANISATION_REFUSES,
          EXCHANGE_LACKS,
          CHECK_FAILED,
          CHECK_TOO_SLOW,
          SEARCH_ATTRIBUTES_MISSING,
          JOURNAL_AWAY,
          INTERRUPTED ->
          "";
    };
  }
}
