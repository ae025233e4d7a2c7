package io.mailferry.operations.client;

/**
 * Why an operation failed. The names are stable: programs may rely on them, and a door chooses its
 * exit code or status by them.
 */
public enum ProblemCode {
  /** A setting of the connections cannot be used, e.g. an address that is none. */
  BAD_SETTING,
  /** A word is no name of what it should name. */
  BAD_NAME,
  /** What is to choose mailboxes is not understood. */
  BAD_QUERY,
  /** An order for so many mailboxes has to be confirmed. */
  NOT_CONFIRMED,
  /** A plan's file gives no name for its wave. */
  WAVE_NAME_MISSING,
  /** A wave of that name is over; its status and report are kept under the name. */
  WAVE_NAME_USED,
  /** Neither Temporal nor the journal knows the wave. */
  UNKNOWN_WAVE,
  /** Neither Temporal nor the journal knows the mailbox. */
  UNKNOWN_MAILBOX,
  /** An order or an answer came without a reason. */
  REASON_MISSING,
  /** The plan has problems of form. */
  BAD_PLAN,
  /** Lines of the plan cannot be started; each is named. */
  LINES_NOT_READY,
  /** How fast mailboxes are copied, or how large they are, nobody knows yet. */
  NOTHING_MEASURED,
  /** The earliest moment for cutovers is past already. */
  CUTOVER_PAST,
  /** The key that seals addresses cannot be read or made. */
  KEY_UNUSABLE,
  /** The order or answer means nothing where the migration or wave stands. */
  ORDER_REFUSED,
  /** No directory that is needed could be asked. */
  DIRECTORY_AWAY,
  /** Exchange could not be asked. */
  EXCHANGE_AWAY,
  /** Directory or Exchange refuses what is needed, until a person puts that right. */
  ORGANISATION_REFUSES,
  /** Exchange's version or the account's role lacks what the wave needs. */
  EXCHANGE_LACKS,
  /** A worker could not finish the check of a plan. */
  CHECK_FAILED,
  /** The check of a plan took too long. */
  CHECK_TOO_SLOW,
  /** Temporal does not answer. */
  TEMPORAL_AWAY,
  /** Temporal has no namespace of that name. */
  NAMESPACE_MISSING,
  /** Temporal's namespace lacks search attributes. */
  SEARCH_ATTRIBUTES_MISSING,
  /** Temporal answers; no worker does. */
  NO_WORKER,
  /** Workers answer; none of the plan's organisation does. */
  NO_WORKER_OF_ORGANISATION,
  /** Temporal took the order, and no worker has answered yet. */
  ORDER_UNANSWERED,
  /** The journal can be neither read nor written. */
  JOURNAL_AWAY,
  /** The files of a report cannot be written. */
  REPORT_NOT_WRITTEN,
  /** Whoever asked stopped waiting. */
  INTERRUPTED
}
