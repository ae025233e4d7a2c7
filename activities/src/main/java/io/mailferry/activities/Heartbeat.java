package io.mailferry.activities;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Beats while a step is at work, so that Temporal notices within seconds when its worker is gone,
 * and interrupts the step when nobody wants its answer any more.
 */
public final class Heartbeat {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final ScheduledExecutorService PACEMAKER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mailferry-heart").factory());

  private Heartbeat() {}

  /** Runs a step while beating. */
  public static <T> T beating(Supplier<T> step) {
    return beating(null, step);
  }

  /**
   * Runs a step while beating.
   *
   * @param details what the next attempt is to find, should this one fail; a beat without any would
   *     wipe out what an earlier attempt left
   */
  public static <T> T beating(@Nullable Object details, Supplier<T> step) {
    var context = Activity.getExecutionContext();
    var worker = Thread.currentThread();
    var beats =
        PACEMAKER.scheduleWithFixedDelay(
            () -> beat(context, details, worker),
            BEAT.toMillis(),
            BEAT.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return step.get();
    } finally {
      beats.cancel(false);
    }
  }

  private static void beat(
      ActivityExecutionContext context, @Nullable Object details, Thread worker) {
    try {
      context.heartbeat(details);
    } catch (ActivityCompletionException nobodyWaits) {
      worker.interrupt();
    }
  }
}
