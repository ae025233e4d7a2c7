package io.mailferry.activities.exchange.shell.pool;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On which threads a pool does what nobody waits for.
 *
 * <p>Where the system gives no thread, work is put off until it does; and what goes wrong once, an
 * {@link Error} too, keeps nothing from being done the next time.
 */
final class PoolThreads {
  private static final Logger LOG = LoggerFactory.getLogger(PoolThreads.class);
  private static final long LAST_WORK_SECONDS = 10;
  private static final Duration UNTIL_THERE_IS_A_THREAD = Duration.ofSeconds(5);

  /** Looks after the pool; never waits for a shell. */
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mailferry-shell-keeper").factory());

  /** Open, use and end sessions, which takes its time. */
  private final ExecutorService workers;

  private final Duration untilThereIsAThread;

  PoolThreads() {
    this(
        Thread.ofPlatform().daemon().name("mailferry-shell-worker-", 0).factory(),
        UNTIL_THERE_IS_A_THREAD);
  }

  /**
   * Threads of somebody's making.
   *
   * @param untilThereIsAThread how long work is put off when there is none
   */
  PoolThreads(ThreadFactory factory, Duration untilThereIsAThread) {
    this.workers = Executors.newCachedThreadPool(factory);
    this.untilThereIsAThread = untilThereIsAThread;
  }

  /** Does what waits for a shell. */
  void work(Runnable task) {
    try {
      workers.execute(guarded(task));
    } catch (OutOfMemoryError noThread) {
      LOG.warn("no thread for a pool's work, which is put off", noThread);
      var _ = later(() -> work(task), untilThereIsAThread);
    }
  }

  /** Does what waits for no shell, after a while; null when the pool is closing. */
  @Nullable Future<?> later(Runnable task, Duration delay) {
    try {
      return keeper.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      // Then there is nothing left to keep.
      return null;
    }
  }

  /** Does what waits for no shell, again and again. */
  void every(Duration interval, Runnable task) {
    var nanos = interval.toNanos();
    var _ = keeper.scheduleWithFixedDelay(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error failed) {
        LOG.error("a pool's own work failed", failed);
      }
    };
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
