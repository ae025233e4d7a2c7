package io.mailferry.model.failure;

import static io.mailferry.model.failure.Treatment.ASK;
import static io.mailferry.model.failure.Treatment.RESUME;
import static io.mailferry.model.failure.Treatment.RESUME_AFTER_THE_LOCK;
import static io.mailferry.model.failure.Treatment.RESUME_ONCE;

/**
 * Failures of a request that are treated alike, with their sources in
 * docs/exchange/failures.md#families. The names are stable: they are counted.
 */
public enum FailureFamily {
  /** The source could not be turned into a mail user: the mailbox exists twice. */
  TWO_MAILBOXES(
      ASK,
      "the mailbox now exists in both organisations",
      "compare both mailboxes before anybody sends mail to either"),
  /** More items are damaged than the plan lets be left behind. */
  BAD_ITEMS(
      ASK,
      "more items are damaged than may be left behind",
      "repair the mailbox with New-MailboxRepairRequest, or raise the limit with Set-MoveRequest"
          + " -BadItemLimit, and answer resume"),
  /** More items are too large than the plan lets be left behind. */
  LARGE_ITEMS(
      ASK,
      "more items are too large for the target than may be left behind",
      "raise the limit with Set-MoveRequest -LargeItemLimit, or the target's message size, and"
          + " answer resume"),
  /** Items that were in the source are not in the target. */
  MISSING_ITEMS(
      ASK,
      "items are missing in the target after the copy",
      "look into the report of the request before the mailbox switches"),
  /** A mailbox is larger than its quota allows. */
  QUOTA(
      ASK,
      "the mailbox is larger than its quota in the target",
      "raise the quota of the mailbox or of the target database, and answer resume"),
  /** Rights on folders cannot be read or mapped. */
  FOLDER_RIGHTS(
      ASK,
      "rights on its folders cannot be carried over",
      "mend the rights of the folders, or raise -BadItemLimit: each right counts as an item"),
  /** Views, rules or the signature of the mailbox are damaged. */
  DAMAGED_MAILBOX(
      ASK,
      "a part of the mailbox cannot be read",
      "repair the mailbox with New-MailboxRepairRequest, and answer resume"),
  /** A copy or the index of the target database lags. */
  COPIES_LAG(
      RESUME,
      "the copies of the target database lag behind or have failed over",
      "look at the health of the copies: Get-MailboxDatabaseCopyStatus"),
  /** The replication service still holds the mailbox for another move. */
  ANOTHER_MOVE(
      RESUME_AFTER_THE_LOCK,
      "the replication service still holds the mailbox for another move",
      "look for another request of this mailbox in both organisations"),
  /** A database is dismounted, or was just activated on another server. */
  DATABASE_AWAY(
      RESUME, "a database is dismounted or has just moved to another server", "mount the database"),
  /** A domain controller that the replication service needs is away. */
  CONTROLLER_AWAY(
      RESUME,
      "the replication service could not use a domain controller",
      "look at the domain controllers of both forests"),
  /** The way between the servers, or a server on it, is overloaded or broken. */
  NETWORK(
      RESUME,
      "the way between the servers is broken or overloaded",
      "look at the way between the forests: load balancers, time-outs, the MRS proxy"),
  /** One side was away for days. */
  CONNECTION_STALE(
      RESUME, "one side could not be reached for very long", "repair the connection to that side"),
  /** The request crashed the replication service so often that it was put aside. */
  POISONED(
      RESUME_ONCE,
      "the replication service gave the request up after it had crashed over it",
      "look into the event log of the server that worked on it, and answer resume"),
  /** The last write to the directory failed. */
  DIRECTORY_UPDATE(
      RESUME_ONCE,
      "the end of the move could not be written to the directory",
      "look in which database the mailbox is before anything else"),
  /** Exchange tried too often; its words name what it met most. */
  TRIED_TOO_OFTEN(
      RESUME,
      "Exchange tried too often",
      "look at the failure that Exchange names as the most common one"),
  /** Exchange's own name for it says that it passes. */
  PASSING(RESUME, "Exchange calls the reason passing", "look at what Exchange names"),
  /** Nothing of the above. */
  UNKNOWN(
      RESUME_ONCE,
      "Mailferry does not know this failure",
      "look into the report: Get-MoveRequestStatistics -IncludeReport");

  private final Treatment treatment;
  private final String cause;
  private final String advice;

  FailureFamily(Treatment treatment, String cause, String advice) {
    this.treatment = treatment;
    this.cause = cause;
    this.advice = advice;
  }

  /** What is done about it without asking anybody. */
  public Treatment treatment() {
    return treatment;
  }

  /** What went wrong, as a part of a sentence. */
  public String cause() {
    return cause;
  }

  /** What a person can do, as an order. */
  public String advice() {
    return advice;
  }
}
