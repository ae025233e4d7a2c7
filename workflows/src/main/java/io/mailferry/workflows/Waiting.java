package io.mailferry.workflows;

import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** Waiting in a runbook. */
public final class Waiting {
  private Waiting() {}

  /**
   * Waits for a condition, for a while at most, and leaves no timer behind.
   *
   * <p>{@code Workflow.await(Duration, …)} lets its timer run on after the condition came true,
   * which later wakes the workflow for nothing (docs/develop/temporal.md#await-timer). A
   * cancellation does not break the wait off.
   *
   * @param time how long at most, by Temporal's clock
   * @param summary what is waited for, as the timeline of the Temporal UI shows it; it is stored in
   *     plain text, so it names no person
   * @return whether the condition came true
   */
  public static boolean atMost(Duration time, String summary, Supplier<Boolean> condition) {
    return condition.get() || Uncancelled.work(() -> waited(time, summary, condition));
  }

  private static boolean waited(Duration time, String summary, Supplier<Boolean> condition) {
    CompletablePromise<Void> rang = Workflow.newPromise();
    var options = TimerOptions.newBuilder().setSummary(summary).build();
    var alarm =
        Workflow.newCancellationScope(() -> rang.completeFrom(Workflow.newTimer(time, options)));
    alarm.run();
    Workflow.await(() -> rang.isCompleted() || condition.get());
    boolean met = condition.get();
    if (!rang.isCompleted()) {
      alarm.cancel("the wait is over");
    }
    return met;
  }
}
