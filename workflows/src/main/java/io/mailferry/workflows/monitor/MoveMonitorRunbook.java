package io.mailferry.workflows.monitor;

import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.ActivityTimeouts;
import io.mailferry.workflows.TaskQueues;
import io.temporal.workflow.Async;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;

/** The runbook of the monitor. */
public final class MoveMonitorRunbook implements MoveMonitor {
  private boolean woken;

  /** Only Temporal makes one. */
  public MoveMonitorRunbook() {}

  @Override
  public void watch(OrganisationName organisation) {
    do {
      woken = false;
      Workflow.setCurrentDetails("Watching every move request of ours in " + organisation + ".");
      watchUntilNothingIsLeft(organisation);
    } while (woken);
  }

  /**
   * Passes cost no history, but being woken does, and a wave can last for months. A new run watches
   * from its beginning, which costs each resting request one hint that it had already.
   */
  private static void watchUntilNothingIsLeft(OrganisationName organisation) {
    var activities =
        Workflow.newActivityStub(MonitorActivities.class, ActivityTimeouts.watch(organisation));
    CompletablePromise<Void> over = Workflow.newPromise();
    var watching =
        Workflow.newCancellationScope(
            () -> over.completeFrom(Async.procedure(activities::watchMoves, organisation)));
    watching.run();
    Workflow.await(() -> over.isCompleted() || historyIsLong());
    if (!over.isCompleted()) {
      watching.cancel("the monitor goes on in a new run");
      Workflow.continueAsNew(TaskQueues.GOING_ON, organisation);
    }
    over.get();
  }

  private static boolean historyIsLong() {
    return Workflow.getInfo().isContinueAsNewSuggested();
  }

  @Override
  public void wake() {
    woken = true;
  }
}
