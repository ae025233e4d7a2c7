package io.mailferry.activities.monitor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * How the reading of one queue goes. Each object in it costs Exchange a read of its own, other
 * people's included (docs/exchange/queues-and-stamps.md#what-a-queue-read-costs), so a queue is
 * read as often as its length allows.
 *
 * @param begun when it was read last, by Exchange's clock
 * @param took how long that took, by Exchange's clock
 */
record QueuePace(Instant begun, Duration took) {
  /** One that was never read: it is due, and comes first. */
  static final QueuePace UNKNOWN = new QueuePace(Instant.EPOCH, Duration.ZERO);

  /** A queue is being read for at most a quarter of the time. */
  private static final int REST = 4;

  /** One that needs no more rest is read in every pass. */
  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);

  /**
   * What takes longer is too slow to hear from it what happens: there is no time for it beside
   * others in a pass, and single requests are asked for.
   */
  static final Duration SLOW = Duration.ofSeconds(30);

  /** Whether its next reading is due: at once for a quick one, at its own pace for a slow one. */
  boolean due(Instant now) {
    return rest().compareTo(BETWEEN_PASSES) <= 0 || !now.isBefore(nextReading());
  }

  Instant nextReading() {
    return begun.plus(rest());
  }

  @JsonIgnore
  boolean isSlow() {
    return took.compareTo(SLOW) > 0;
  }

  private Duration rest() {
    return took.multipliedBy(REST);
  }
}
