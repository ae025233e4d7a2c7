package io.mailferry.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something holds, and not a moment longer. */
final class Await {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Await() {}

  static void until(String what, BooleanSupplier holds) {
    var deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
