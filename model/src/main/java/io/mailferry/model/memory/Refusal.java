package io.mailferry.model.memory;

import java.time.Instant;

/**
 * Exchange said no to a command, and will say no again as far as can be told.
 *
 * @param at when
 * @param code our stable code for the error, e.g. {@code MF-EX-QUOTA}
 * @param sentence what Exchange said, and what to do
 * @param lagging whether Exchange may only have lagged, so that it may say yes later; never in the
 *     oldest histories
 */
public record Refusal(Instant at, String code, String sentence, boolean lagging) {
  /** A refusal for good. */
  public Refusal(Instant at, String code, String sentence) {
    this(at, code, sentence, false);
  }
}
