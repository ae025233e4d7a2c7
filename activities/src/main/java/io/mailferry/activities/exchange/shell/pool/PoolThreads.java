package io.mailferry.activities.exchange.shell.pool;

import java.time.Duration;
import java.util.List;
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

  /** Open sessions, which takes its time and is broken off when the pool closes. */
  private final ExecutorService openers;

  /** Use and end sessions, which takes its time and is let come to its end. */
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
    this.openers = Executors.newCachedThreadPool(factory);
    this.workers = Executors.newCachedThreadPool(factory);
    this.untilThereIsAThread = untilThereIsAThread;
  }

  /** Opens a session; interrupted when the pool closes. */
  void open(Runnable task) {
    asSoonAsPossible(openers, task);
  }

  /** Does what waits for a shell. */
  void work(Runnable task) {
    asSoonAsPossible(workers, task);
  }

  private void asSoonAsPossible(ExecutorService executor, Runnable task) {
    try {
      executor.execute(guarded(task));
    } catch (OutOfMemoryError noThread) {
      LOG.warn("no thread for a pool's work, which is put off", noThread);
      if (later(() -> asSoonAsPossible(executor, task), untilThereIsAThread) == null) {
        guarded(task).run();
      }
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

  /** Opens nothing more and looks after nothing more. */
  void stop() {
    keeper.shutdownNow();
    openers.shutdownNow();
  }

  /** Takes no more work, and waits a while for what is under way. */
  void awaitEnd() {
    workers.shutdown();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORK_SECONDS);
    try {
      for (var each : List.of(workers, openers)) {
        var _ = each.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
