package io.mailferry.activities.wave;

import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;

/** How a run of a migration ended. */
final class Outcomes {
  private Outcomes() {}

  /** The very run that was described, so that none is meant that begins meanwhile. */
  static WorkflowStub run(WorkflowClient client, WorkflowExecutionDescription seen) {
    return client.newUntypedWorkflowStub(
        WorkflowTargetOptions.newBuilder().setWorkflowExecution(seen.getExecution()).build());
  }

  /**
   * Its outcome; empty while it runs, and when nobody can say any more.
   *
   * @param run that run and no later one
   */
  static Optional<MigrationOutcome> of(WorkflowStub run, WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED ->
          Optional.ofNullable(run.getResult(MigrationOutcome.class));
      // One that was cancelled in Temporal did what that means, and has no result.
      case WORKFLOW_EXECUTION_STATUS_CANCELED,
          WORKFLOW_EXECUTION_STATUS_TERMINATED,
          WORKFLOW_EXECUTION_STATUS_FAILED,
          WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
          told(run);
      default -> Optional.empty();
    };
  }

  private static Optional<MigrationOutcome> told(WorkflowStub run) {
    try {
      return Optional.ofNullable(run.query("status", MigrationStatus.class))
          .map(MigrationStatus::outcome);
    } catch (WorkflowException _) {
      return Optional.empty();
    }
  }
}
