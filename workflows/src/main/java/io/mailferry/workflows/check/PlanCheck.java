package io.mailferry.workflows.check;

import io.mailferry.model.plan.WavePlan;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Checks a plan against the directories and Exchange, and changes nothing. The command line asks it
 * before it starts a wave, because it holds no credential of its own.
 */
@WorkflowInterface
public interface PlanCheck {
  /** Checks every line and names every problem. */
  @WorkflowMethod(name = "PlanCheck")
  PlanFindings check(WavePlan plan);
}
