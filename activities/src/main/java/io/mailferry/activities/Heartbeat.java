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
 * Beats while an activity is at work, so that Temporal notices within seconds when its worker is
 * gone, and interrupts the activity when nobody wants its answer any more.
 */
public final class Heartbeat {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mailferry-heartbeat").factory());

  private Heartbeat() {}

  /** Runs an activity while beating. */
  public static <T> T beating(Supplier<T> activity) {
    return beating(() -> null, activity);
  }

  /**
   * Runs an activity while beating.
   *
   * @param details tells at each beat, from another thread, what the next attempt is to find,
   *     should this one fail; a beat without any would wipe out what an earlier attempt left
   */
  public static <T> T beating(Supplier<@Nullable Object> details, Supplier<T> activity) {
    var context = Activity.getExecutionContext();
    var worker = Thread.currentThread();
    var beats =
        TIMER.scheduleWithFixedDelay(
            () -> beat(context, details, worker),
            BEAT.toMillis(),
            BEAT.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return activity.get();
    } finally {
      beats.cancel(false);
    }
  }

  private static void beat(
      ActivityExecutionContext context, Supplier<@Nullable Object> details, Thread worker) {
    try {
      context.heartbeat(details.get());
    } catch (ActivityCompletionException nobodyWaits) {
      worker.interrupt();
    }
  }
}
