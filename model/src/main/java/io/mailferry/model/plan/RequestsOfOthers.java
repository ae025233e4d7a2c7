package io.mailferry.model.plan;

/**
 * What a wave does with a move request that somebody else made for one of its mailboxes, the same
 * way and to the same database. What goes elsewhere, or belongs to Exchange's migration batches, is
 * never touched.
 */
public enum RequestsOfOthers {
  /** A person is asked, once for each batch. */
  ASK,
  /** It is taken over and led to its end. */
  ADOPT,
  /** It is left to whoever made it, and the mailbox is not moved by this wave. */
  LEAVE
}
