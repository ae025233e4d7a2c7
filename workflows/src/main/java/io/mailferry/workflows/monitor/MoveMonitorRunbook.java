package io.mailferry.workflows.monitor;

import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.ActivityTimeouts;
import io.temporal.workflow.Workflow;

/** The runbook of the monitor. */
public final class MoveMonitorRunbook implements MoveMonitor {
  private boolean woken;

  /** Only Temporal makes one. */
  public MoveMonitorRunbook() {}

  @Override
  public void watch(OrganisationName organisation) {
    var activities =
        Workflow.newActivityStub(MonitorActivities.class, ActivityTimeouts.watch(organisation));
    do {
      woken = false;
      Workflow.setCurrentDetails("Watching every move request of ours in " + organisation + ".");
      activities.watchMoves(organisation);
    } while (woken);
  }

  @Override
  public void wake() {
    woken = true;
  }
}
