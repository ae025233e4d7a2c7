package io.mailferry.model.window;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which cutovers may happen.
 *
 * @param opens its first moment
 * @param closes the first moment after it, later than the first
 */
public record Opening(Instant opens, Instant closes) {
  /**
   * @throws IllegalArgumentException when it would be empty
   */
  public Opening {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("an opening ends after it begins");
    }
  }

  /** How long it lasts. */
  public Duration length() {
    return Duration.between(opens, closes);
  }

  /** Whether a moment lies in it. */
  public boolean has(Instant moment) {
    return !moment.isBefore(opens) && moment.isBefore(closes);
  }
}
