package io.mailferry.workflows;

import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;

/**
 * Work that a cancellation in Temporal does not break off. A workflow that simply ended would leave
 * its move requests alone in Exchange, where they complete some day with nobody watching.
 */
public final class Uncancelled {
  private Uncancelled() {}

  /** Does something that waits, also after the workflow was cancelled. */
  public static <T> T work(Functions.Func<T> work) {
    CompletablePromise<T> result = Workflow.newPromise();
    Workflow.newDetachedCancellationScope(() -> result.complete(work.apply())).run();
    return result.get();
  }

  /**
   * Does the whole work of a workflow, and takes a cancellation as an order. Temporal calls the
   * workflow cancelled when the work is done, whatever it returns; how it ended is to be queried.
   *
   * @param order what a cancellation means; it gets the reason that was given, if any
   */
  public static <T> T work(Functions.Proc1<String> order, Functions.Func<T> work) {
    var asked = CancellationScope.current().getCancellationRequest();
    return work(
        () -> {
          Async.procedure(() -> order.apply(String.valueOf(asked.get())));
          return work.apply();
        });
  }
}
