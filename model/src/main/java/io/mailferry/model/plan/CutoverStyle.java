package io.mailferry.model.plan;

/**
 * Who holds the cutover back until it is released; chosen when the request is created and not
 * changeable afterwards (docs/exchange/completion.md#styles-do-not-mix).
 */
public enum CutoverStyle {
  /**
   * {@code -CompleteAfter} far ahead, pulled to now for the release; Exchange 2013 CU7 and later.
   */
  COMPLETE_AFTER,
  /** {@code -SuspendWhenReadyToComplete}, released with {@code Resume-MoveRequest}; 2010 style. */
  SUSPEND_WHEN_READY,
  /**
   * As {@link #COMPLETE_AFTER}, but a mailbox that is copied is given the moment at which its
   * window opens, so that Exchange switches it then although nobody of ours is there.
   */
  HELD_BY_EXCHANGE
}
