package io.mailferry.journal.write;

/** What kind of thing happened. */
public enum FactKind {
  /** A mailbox was looked up in the directories. */
  LOOKED_UP,
  /** A move request was created. */
  SUBMITTED,
  /** A move request that existed already was taken over. */
  ADOPTED,
  /** Something went wrong. */
  TROUBLE,
  /** What had gone wrong is well again; the sentence says what healed it. */
  HEALED,
  /** A person was asked. */
  QUESTION,
  /** An operator's wish: a pause, a hold, a resumption, a cancellation. */
  ORDER,
  /**
   * An operator's act that was needed: an answer, or a retry, resume or cancel while a question was
   * open.
   */
  INTERVENTION,
  /**
   * Something was done that had been agreed to before the wave began: no order, and nobody was
   * asked.
   */
  AGREED,
  /** Exchange has copied the mailbox, and keeps the copy up to date until the cutover. */
  COPIED,
  /** The cutover was released. */
  RELEASED,
  /** Exchange completed the move. */
  COMPLETED,
  /** The mailbox was found in its target. */
  VERIFIED,
  /** The completed request was removed. */
  CLEANED_UP,
  /** A migration or a wave is over. */
  ENDED
}
