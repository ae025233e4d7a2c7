package io.mailferry.simulator.faults;

import java.time.Duration;

/**
 * One line of a script.
 *
 * @param trigger what sets it off
 * @param delay how long after that it happens
 * @param fault what happens
 */
public record PlannedFault(Trigger trigger, Duration delay, Fault fault) {}
