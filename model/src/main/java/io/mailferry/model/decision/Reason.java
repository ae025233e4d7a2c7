package io.mailferry.model.decision;

import io.mailferry.model.order.Question;

/**
 * Why something was decided, as a stable code: the sentence is for people, the code for filters,
 * forecasts and other programs. Codes are added, never renamed.
 */
public enum Reason {
  /** No reason was recorded: the decision is older than these codes. */
  UNSTATED,

  // ---- nothing is there
  /** Nothing exists and the mailbox is not in its target yet. */
  NOT_SUBMITTED_YET,
  /** The answer to a submission was lost; it is looked for. */
  SUBMISSION_UNCONFIRMED,
  /** A request that was seen cannot be seen; directories may need time. */
  REQUEST_NOT_VISIBLE,
  /** The mailbox lived in the target before anything was done. */
  ALREADY_HOME,

  // ---- it is waited for
  /** As many mailboxes are being copied as may be at a time. */
  WAITING_FOR_SLOT,
  /** Copied, and as many mailboxes are switching as may at a time. */
  WAITING_FOR_CUTOVER_SLOT,
  /** A directory or a queue cannot be read. */
  UNREADABLE,
  /** Exchange is taking a removed request away. */
  BEING_REMOVED,
  /** Directory and queue contradict each other and need time to agree. */
  DIRECTORY_AND_QUEUE_DISAGREE,
  /** Exchange reports a state that this release does not know. */
  UNKNOWN_STATE,

  // ---- a request under way
  /** Exchange is at work, or is to begin, and nothing has moved for longer than it should. */
  STALLED,
  /** Exchange copies. */
  COPYING,
  /** The cutover is held by an order. */
  HELD,
  /** The cutover is held until somebody approves the wave. */
  NOT_APPROVED,
  /** The cutover may not begin yet. */
  TOO_EARLY,
  /** No window is open in which the cutover may begin. */
  WINDOW_CLOSED,
  /** No window will open any more. */
  NO_WINDOW_LEFT,
  /** Copied, and the cutover may begin. */
  CUTOVER_DUE,
  /** Released; Exchange has not begun the completion. */
  RELEASED,
  /** Exchange completes the move; the mailbox is locked. */
  COMPLETING,
  /** An operator paused it. */
  PAUSED,
  /** An operator's pause is over. */
  PAUSE_OVER,
  /** An operator cancelled it. */
  CANCELLED,
  /** An operator answered a question. */
  ANSWERED,
  /** Everything is left as it is, as an operator or the plan wants it. */
  LEFT,
  /** The request failed for a reason that passes by itself. */
  FAILED_IN_PASSING,
  /** The request failed, and one resume may help. */
  FAILED_FOR_ONCE,
  /** More items may be left behind: an operator ordered it, or the plan has steps for it. */
  LIMITS_RAISED,
  /** An operator gave the request the far host and credential of today's settings. */
  REPOINTED,
  /** An operator asked for a new request in place of a failed one. */
  RESTARTED,
  /** The completed request of an earlier move is removed, as a person wants it. */
  LEFTOVER_REMOVED,
  /**
   * What is left of a request without its stamp or its queue item is removed, as a person wants.
   */
  ORPHAN_REMOVED,

  // ---- arrived
  /** The mailbox is in its target; the arrival is to be checked. */
  ARRIVED,
  /** The arrival was checked, and not everything shows it yet. */
  NOT_VERIFIED_YET,
  /** Moved and verified; the request is kept for a while. */
  CLEAN_UP_LATER,
  /** Moved and verified; the request is to be removed. */
  CLEAN_UP_DUE,
  /** Moved, and nothing is left to do. */
  MOVED,

  // ---- after a fault
  /** A command certainly did not run. */
  COMMAND_FAILED,
  /** Exchange asked to wait. */
  BUSY,
  /** What the command needs is away, as others have found out; it was not sent. */
  DEPENDENCY_AWAY,
  /** A command ran, and what came of it could not be read. */
  READ_BACK_OUTSTANDING,

  // ---- a question of the same name is open
  /** The mailbox or its mail user is not ready. */
  OBSTACLES,
  /** Somebody else's request goes the same way. */
  FOREIGN_REQUEST,
  /** Somebody else's request goes another way. */
  CONFLICTING_REQUEST,
  /** A completed request of an earlier move stands in the way. */
  LEFTOVER,
  /** A queue item without a stamp, valid or not. */
  QUEUE_ORPHAN,
  /** A stamp without a queue item, or with one that Exchange calls not valid. */
  DIRECTORY_ORPHAN,
  /** Our request has disappeared. */
  REQUEST_VANISHED,
  /** Exchange refused the command. */
  REFUSED,
  /** The request failed for good. */
  FAILED,
  /** Somebody suspended the request. */
  SUSPENDED_BY_OTHERS,
  /** The request completed and the mailbox lives elsewhere. */
  COMPLETED_ELSEWHERE,
  /** A check after the move did not pass. */
  NOT_VERIFIED;

  /**
   * Whether what a person answered counts on: nothing could be read, or done, by which it would be
   * settled.
   */
  public boolean leavesAnswersOpen() {
    return switch (this) {
      case UNREADABLE,
          WAITING_FOR_SLOT,
          WAITING_FOR_CUTOVER_SLOT,
          REQUEST_NOT_VISIBLE,
          DIRECTORY_AND_QUEUE_DISAGREE,
          COMMAND_FAILED,
          BUSY,
          DEPENDENCY_AWAY ->
          true;
      case UNSTATED,
          NOT_SUBMITTED_YET,
          SUBMISSION_UNCONFIRMED,
          ALREADY_HOME,
          BEING_REMOVED,
          UNKNOWN_STATE,
          STALLED,
          COPYING,
          HELD,
          NOT_APPROVED,
          TOO_EARLY,
          WINDOW_CLOSED,
          NO_WINDOW_LEFT,
          CUTOVER_DUE,
          RELEASED,
          COMPLETING,
          PAUSED,
          PAUSE_OVER,
          CANCELLED,
          ANSWERED,
          LEFT,
          FAILED_IN_PASSING,
          FAILED_FOR_ONCE,
          LIMITS_RAISED,
          REPOINTED,
          RESTARTED,
          LEFTOVER_REMOVED,
          ORPHAN_REMOVED,
          LEFTOVER,
          ARRIVED,
          NOT_VERIFIED_YET,
          CLEAN_UP_LATER,
          CLEAN_UP_DUE,
          MOVED,
          READ_BACK_OUTSTANDING,
          OBSTACLES,
          FOREIGN_REQUEST,
          CONFLICTING_REQUEST,
          QUEUE_ORPHAN,
          DIRECTORY_ORPHAN,
          REQUEST_VANISHED,
          REFUSED,
          FAILED,
          SUSPENDED_BY_OTHERS,
          COMPLETED_ELSEWHERE,
          NOT_VERIFIED ->
          false;
    };
  }

  /** Whether a mailbox waits until others leave room for it. */
  public boolean waitsForASlot() {
    return this == WAITING_FOR_SLOT || this == WAITING_FOR_CUTOVER_SLOT;
  }

  /** Whether what was to be done certainly was not, so that it is still to be done. */
  public boolean leavesActsOpen() {
    return this == COMMAND_FAILED || this == BUSY || this == DEPENDENCY_AWAY;
  }

  /** The reason of an open question. */
  public static Reason of(Question.Code code) {
    return switch (code) {
      case OBSTACLES -> OBSTACLES;
      case FOREIGN_REQUEST -> FOREIGN_REQUEST;
      case CONFLICTING_REQUEST -> CONFLICTING_REQUEST;
      case LEFTOVER -> LEFTOVER;
      case QUEUE_ORPHAN -> QUEUE_ORPHAN;
      case DIRECTORY_ORPHAN -> DIRECTORY_ORPHAN;
      case REQUEST_VANISHED -> REQUEST_VANISHED;
      case REFUSED -> REFUSED;
      case FAILED -> FAILED;
      case SUSPENDED_BY_OTHERS -> SUSPENDED_BY_OTHERS;
      case COMPLETED_ELSEWHERE -> COMPLETED_ELSEWHERE;
      case NOT_VERIFIED -> NOT_VERIFIED;
    };
  }
}
