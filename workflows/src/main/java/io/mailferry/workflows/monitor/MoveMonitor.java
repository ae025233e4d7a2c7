package io.mailferry.workflows.monitor;

import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Watches every request of ours in one Exchange organisation with one bulk read per pass, and tells
 * a migration when something changed that matters to a decision. Costs no history while nothing
 * does. Its id is {@code monitor/<organisation>} ({@link WorkflowIds#monitor}).
 *
 * <p>It keeps no list: it finds the requests by their {@code BatchName}. It ends when there are
 * none, and is woken by whoever starts a migration.
 */
@WorkflowInterface
public interface MoveMonitor {
  /** Watches until there is nothing left to watch. */
  @WorkflowMethod(name = "MoveMonitor")
  void watch(OrganisationName organisation);

  /** Somebody started migrations: there is something to watch. */
  @SignalMethod(name = "wake")
  void wake();
}
