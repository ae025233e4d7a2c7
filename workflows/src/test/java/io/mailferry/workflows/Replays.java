package io.mailferry.workflows;

import io.mailferry.workflows.check.PlanCheckRunbook;
import io.mailferry.workflows.mailbox.MailboxMigrationRunbook;
import io.mailferry.workflows.monitor.MoveMonitorRunbook;
import io.mailferry.workflows.wave.WaveRunbook;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** Goes through what was recorded with the runbooks of this release, or with others. */
final class Replays {
  private static final Class<?>[] RUNBOOKS = {
    MailboxMigrationRunbook.class,
    WaveRunbook.class,
    MoveMonitorRunbook.class,
    PlanCheckRunbook.class
  };

  private Replays() {}

  /**
   * @throws Exception if the runbooks of this release do otherwise
   */
  static void ofResource(String history) throws Exception {
    ofResource(history, RUNBOOKS);
  }

  static void ofResource(String history, Class<?>... runbooks) throws Exception {
    with(runbooks, worker -> WorkflowReplayer.replayWorkflowExecutionFromResource(history, worker));
  }

  /**
   * @throws Exception if the runbooks of this release do otherwise
   */
  static void ofJson(String history) throws Exception {
    with(
        RUNBOOKS,
        worker ->
            WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(history), worker));
  }

  private interface Replay {
    void by(Worker worker) throws Exception;
  }

  private static void with(Class<?>[] runbooks, Replay replay) throws Exception {
    try (var environment = TestWorkflowEnvironment.newInstance()) {
      var worker =
          environment.newWorker(
              "replays",
              // As the worker has it: on a busy machine a healthy task can take longer than a
              // second, and its history would be told as one that is not replayed.
              WorkerOptions.newBuilder()
                  .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
                  .build());
      worker.registerWorkflowImplementationTypes(runbooks);
      replay.by(worker);
    }
  }
}
