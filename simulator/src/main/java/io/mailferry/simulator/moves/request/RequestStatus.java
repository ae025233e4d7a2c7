package io.mailferry.simulator.moves.request;

import java.util.Arrays;
import java.util.Optional;

/** Where a request stands, with the number that is stamped on the user. */
public enum RequestStatus {
  /** Waits for pick-up. */
  QUEUED(1, "Queued"),
  /** Is worked on. */
  IN_PROGRESS(2, "InProgress"),
  /** Has copied all and waits for Resume. */
  AUTO_SUSPENDED(3, "AutoSuspended"),
  /** Locks the mailbox and switches over. */
  COMPLETION_IN_PROGRESS(4, "CompletionInProgress"),
  /** Has copied all and waits for its time. */
  SYNCED(5, "Synced"),
  /** Done. */
  COMPLETED(10, "Completed"),
  /** Done, though something after the switch went wrong. */
  COMPLETED_WITH_WARNING(11, "CompletedWithWarning"),
  /** Stopped by an administrator. */
  SUSPENDED(95, "Suspended"),
  /** Stopped by a fault. */
  FAILED(99, "Failed");

  private final int number;
  private final String label;

  RequestStatus(int number, String label) {
    this.number = number;
    this.label = label;
  }

  /** The value of msExchMailboxMoveStatus. */
  public int number() {
    return number;
  }

  /** Exchange's name for it. */
  public String label() {
    return label;
  }

  /** Whether the mailbox has been moved. */
  public boolean isDone() {
    return this == COMPLETED || this == COMPLETED_WITH_WARNING;
  }

  /** Whether nothing goes on until somebody resumes it. */
  public boolean isParked() {
    return this == AUTO_SUSPENDED || this == SUSPENDED || this == FAILED;
  }

  /** The status with this number. */
  public static Optional<RequestStatus> of(int number) {
    return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
  }
}
