package io.mailferry.activities.exchange.shell;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes bring about. */
public final class Await {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long A_MOMENT_NANOS = 10_000_000;

  private Await() {}

  /** Waits until something is so. */
  public static void until(String what, BooleanSupplier isSo) {
    var deadline = System.nanoTime() + LONG.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(A_MOMENT_NANOS);
    }
  }
}
