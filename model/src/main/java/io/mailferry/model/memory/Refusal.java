package io.mailferry.model.memory;

import java.time.Instant;

/**
 * Exchange said no to a command, and will say no again.
 *
 * @param at when
 * @param code our stable code for the error, e.g. {@code MF-EX-QUOTA}
 * @param sentence what Exchange said, and what to do
 */
public record Refusal(Instant at, String code, String sentence) {}
