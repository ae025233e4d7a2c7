package io.mailferry.workflows;

import io.temporal.workflow.CompletablePromise;
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
   * @return whether the condition came true
   */
  public static boolean atMost(Duration time, Supplier<Boolean> condition) {
    return condition.get() || Uncancelled.work(() -> waited(time, condition));
  }

  private static boolean waited(Duration time, Supplier<Boolean> condition) {
    CompletablePromise<Void> rang = Workflow.newPromise();
    var alarm = Workflow.newCancellationScope(() -> rang.completeFrom(Workflow.newTimer(time)));
    alarm.run();
    Workflow.await(() -> rang.isCompleted() || condition.get());
    boolean met = condition.get();
    if (!rang.isCompleted()) {
      alarm.cancel("the wait is over");
    }
    return met;
  }
}
