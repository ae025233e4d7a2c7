package io.mailferry.model.move;

import java.util.Locale;

/**
 * The {@code Status} of a move request, with the number the directory keeps
 * (docs/exchange/states.md#status).
 */
public enum RequestStatus {
  /** No request. */
  NONE(0),
  /** Waiting for the replication service, or between two of its attempts. */
  QUEUED(1),
  /** Copying, stalled or retrying: the replication service is at work. */
  IN_PROGRESS(2),
  /** Copied to 95 % and resting until it is resumed. */
  AUTO_SUSPENDED(3),
  /** The last sync is running and the mailbox is locked: never touched. */
  COMPLETION_IN_PROGRESS(4),
  /** Copied, kept in sync, waiting for {@code CompleteAfter}. */
  SYNCED(5),
  /** Done. */
  COMPLETED(10),
  /** The mailbox has moved; a step after that failed. */
  COMPLETED_WITH_WARNING(11),
  /** Parked by a person. */
  SUSPENDED(95),
  /** Given up by the replication service; the request still owns the mailbox. */
  FAILED(99),
  /** A word or number this release does not know. */
  UNRECOGNISED(-1);

  private final int number;

  RequestStatus(int number) {
    this.number = number;
  }

  /** The value of {@code msExchMailboxMoveStatus}; -1 for {@link #UNRECOGNISED}. */
  public int number() {
    return number;
  }

  /** Reads the directory's number; one it does not know is {@link #UNRECOGNISED}. */
  public static RequestStatus ofNumber(int number) {
    for (var status : values()) {
      if (status.number == number) {
        return status;
      }
    }
    return UNRECOGNISED;
  }

  /** Reads Exchange's word, as printed by the cmdlets; one it does not know is UNRECOGNISED. */
  public static RequestStatus ofWord(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "none", "" -> NONE;
      case "queued" -> QUEUED;
      case "inprogress", "retrying" -> IN_PROGRESS;
      case "autosuspended" -> AUTO_SUSPENDED;
      case "completioninprogress" -> COMPLETION_IN_PROGRESS;
      case "synced" -> SYNCED;
      case "completed" -> COMPLETED;
      case "completedwithwarning" -> COMPLETED_WITH_WARNING;
      case "suspended" -> SUSPENDED;
      case "failed" -> FAILED;
      default -> UNRECOGNISED;
    };
  }

  /** Whether the mailbox has been moved by the request that has this status. */
  public boolean completed() {
    return switch (this) {
      case COMPLETED, COMPLETED_WITH_WARNING -> true;
      case NONE,
          QUEUED,
          IN_PROGRESS,
          AUTO_SUSPENDED,
          COMPLETION_IN_PROGRESS,
          SYNCED,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          false;
    };
  }
}
