package io.mailferry.operations.forecast;

/** What decides when a mailbox will have moved; the names never change. */
public enum Cause {
  /** How fast it is copied. */
  COPY,
  /** When its window opens. */
  WINDOW,
  /** It may not be copied before its window is over, and switch in a later one. */
  MAY_MISS_WINDOW,
  /** How many may be copied, or switch, beside it. */
  SLOT,
  /** It is released: how long Exchange takes to complete it. */
  SWITCH,
  /** An answer of a person; nobody knows when that comes. */
  PERSON,
  /** An operator's pause or hold, until it is lifted. */
  ORDER,
  /** No window comes any more. */
  NO_WINDOW,
  /** Too little was copied yet to tell. */
  NOT_MEASURED
}
