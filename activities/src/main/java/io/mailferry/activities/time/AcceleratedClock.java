package io.mailferry.activities.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

record AcceleratedClock(InstantSource source, Instant start, Instant exchangeStart, double speed)
    implements ExchangeClock {
  /** Below this a wait is only a busy loop through Temporal. */
  private static final Duration A_MOMENT = Duration.ofMillis(100);

  AcceleratedClock {
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("time runs at least as fast as the world's");
    }
  }

  @Override
  public Instant instant() {
    var passed = Duration.between(start, source.instant());
    return speed == 1
        ? exchangeStart.plus(passed)
        : exchangeStart.plusMillis((long) (passed.toMillis() * speed));
  }

  @Override
  public Duration toWaitHere(Duration exchangeTime) {
    var here = Duration.ofMillis((long) (exchangeTime.toMillis() / speed));
    return here.compareTo(A_MOMENT) < 0 ? A_MOMENT : here;
  }
}
