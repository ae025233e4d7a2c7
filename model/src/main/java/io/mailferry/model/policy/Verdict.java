package io.mailferry.model.policy;

import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;

/**
 * A decision and the memory that goes with it.
 *
 * @param decision what to do
 * @param memory what to remember
 */
public record Verdict(Decision decision, Memory memory) {}
