package io.mailferry.workflows;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;

/**
 * Whether the history of a run is so long that the rest is for a new run.
 *
 * <p>Once a cancellation was asked for, it never is: the SDK would end the workflow as cancelled
 * and begin no new run, whatever is left to do (docs/develop/temporal.md#cancelled). What is left
 * after a cancellation fits what a history may still grow to.
 */
public final class LongHistory {
  private final CancellationScope whole = CancellationScope.current();

  /** To be made where a runbook is made, outside of any scope of its own. */
  public LongHistory() {}

  /** Whether the workflow is to go on in a new run. */
  public boolean asksForANewRun() {
    return Workflow.getInfo().isContinueAsNewSuggested() && !whole.isCancelRequested();
  }
}
