package io.mailferry.operations.status;

/** How a mailbox is doing, for whoever chooses a colour. */
public enum Condition {
  /** Nothing has begun yet. */
  NOT_BEGUN,
  /** All is well. */
  RUNNING,
  /** Something is waited out, or it ended without having moved. */
  WAITING,
  /** A person is needed. */
  NEEDS_ATTENTION,
  /** It is where the plan wants it. */
  ARRIVED
}
