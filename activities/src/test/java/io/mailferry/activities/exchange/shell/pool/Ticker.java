package io.mailferry.activities.exchange.shell.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock's ticks that pass when a test says so. */
final class Ticker implements LongSupplier {
  // Near the end of its range, because a tick that runs over is legal.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
