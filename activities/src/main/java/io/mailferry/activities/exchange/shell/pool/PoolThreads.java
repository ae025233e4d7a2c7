package io.mailferry.activities.exchange.shell.pool;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** On which threads a pool does what nobody waits for. */
final class PoolThreads {
  private static final long LAST_WORK_SECONDS = 10;

  /** Looks after the pool; never waits for a shell. */
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mailferry-shell-keeper").factory());

  /** Open, use and end sessions, which takes its time. */
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("mailferry-shell-worker-", 0).factory());

  /** Does what waits for a shell. */
  void work(Runnable task) {
    workers.execute(task);
  }

  /** Does what waits for no shell, after a while; null when the pool is closing. */
  @Nullable Future<?> later(Runnable task, Duration delay) {
    try {
      return keeper.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      // Then there is nothing left to keep.
      return null;
    }
  }

  /** Does what waits for no shell, again and again. */
  void every(Duration interval, Runnable task) {
    var nanos = interval.toNanos();
    var _ = keeper.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Begins nothing more, and interrupts what is at work. */
  void stop() {
    keeper.shutdownNow();
    workers.shutdownNow();
  }

  /** Waits a while for what was at work. */
  void awaitEnd() {
    try {
      workers.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
