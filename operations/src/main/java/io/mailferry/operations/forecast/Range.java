package io.mailferry.operations.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * Two moments between which something is expected.
 *
 * @param earliest the first
 * @param latest the last, not before the first
 */
record Range(Instant earliest, Instant latest) {
  /** Whatever was measured, some of it was luck. */
  private static final double FASTER = 0.6;

  private static final double SLOWER = 1.7;

  /** What comes between, e.g. until a request is picked up, released, and its end is noticed. */
  static final Duration BETWEEN = Duration.ofMinutes(20);

  static Range at(Instant moment) {
    return new Range(moment, moment);
  }

  /** Around what is expected to take so long from now on. */
  static Range around(Instant now, Duration expected) {
    return new Range(
        now.plus(times(expected, FASTER)), now.plus(times(expected, SLOWER)).plus(BETWEEN));
  }

  private static Duration times(Duration length, double factor) {
    return Duration.ofMillis((long) (length.toMillis() * factor));
  }
}
