package io.mailferry.simulator.faults;

import java.time.Instant;

/**
 * A fault that has happened.
 *
 * @param at when it began
 * @param fault what
 */
public record Happened(Instant at, Fault fault) {}
