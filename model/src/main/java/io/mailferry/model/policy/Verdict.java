package io.mailferry.model.policy;

/**
 * A decision and the memory that goes with it.
 *
 * @param decision what to do
 * @param memory what to remember
 */
public record Verdict(Decision decision, Memory memory) {}
