package io.mailferry.model.plan;

/** What a wave does with the completed requests of earlier moves, which stand in its way. */
public enum Leftovers {
  /** A person is asked, once for all of them. */
  ASK,
  /** They are removed without asking. */
  REMOVE
}
