package io.mailferry.operations.forecast;

/** What decides when a mailbox will have moved; the names never change. */
public enum Cause {
  /** How fast it is copied. */
  COPY,
  /** When its window opens, or the moment comes before which it may not switch. */
  WINDOW,
  /** It may not be copied, or not have its turn, before its window is over. */
  MAY_MISS_WINDOW,
  /** How many may be copied, or switch, beside it. */
  SLOT,
  /** It is released: how long Exchange takes to complete it. */
  SWITCH,
  /** Something that it needs is away; nobody knows when that is back. */
  AWAY,
  /** An answer of a person; nobody knows when that comes. */
  PERSON,
  /** Nothing has moved for longer than it should. */
  STUCK,
  /** An operator's pause or hold, until it is lifted. */
  ORDER,
  /** Somebody else than who started the wave has to approve it; nobody knows when that is. */
  APPROVAL,
  /** It is cancelled, and will not move. */
  CANCELLED,
  /** No window comes any more. */
  NO_WINDOW,
  /** Too little was copied yet to tell. */
  NOT_MEASURED,
  /** How large it is, nobody has seen yet. */
  SIZE_UNKNOWN,
  /** Its migration did not answer; ask again. */
  SILENT,
  /** No migration runs for it: it was ended in Temporal, or another wave has the mailbox. */
  NOT_WATCHED
}
