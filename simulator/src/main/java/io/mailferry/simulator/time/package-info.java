/**
 * Simulated time: one clock, one queue of things to come, and the lock under which the world
 * changes.
 */
@NullMarked
package io.mailferry.simulator.time;

import org.jspecify.annotations.NullMarked;
