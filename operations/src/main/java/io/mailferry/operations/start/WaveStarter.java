package io.mailferry.operations.start;

import io.grpc.StatusRuntimeException;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;

/** Starts waves. */
public final class WaveStarter {
  /** A worker notices within a few seconds that Temporal came back with an empty database. */
  static final Duration UNTIL_REGISTERED = Duration.ofSeconds(30);

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final WorkflowClient client;
  private final Waves waves;
  private final Duration patience;
  private final JournalWriter journal;

  /**
   * @param client a client that works, e.g. that of {@link Connections}
   * @param journal where the start is written down
   */
  public WaveStarter(WorkflowClient client, JournalWriter journal) {
    this(client, journal, UNTIL_REGISTERED);
  }

  WaveStarter(WorkflowClient client, JournalWriter journal, Duration patience) {
    this.client = client;
    this.patience = patience;
    this.waves = new Waves(client);
    this.journal = journal;
  }

  /**
   * Starts a wave, and writes that down before. A wave of the same name that is running is left as
   * it is. While Temporal does not know our search attributes, as after a loss of its database, it
   * is tried again for half a minute.
   *
   * @param plannedAt the moment to write down
   * @throws io.mailferry.journal.database.JournalUnavailable when the start cannot be written down;
   *     nothing was started then
   */
  public Started start(WavePlan plan, Instant plannedAt) {
    var id = WorkflowIds.wave(plan.wave());
    if (waves.look(plan.wave()).state() == WaveState.RUNNING) {
      return running(plan, id);
    }
    journal.wavePlanned(
        new PlannedWaveNote(
            plan.wave(), plan.organisation(), plan.route(), plan.mailboxes().size(), plannedAt));
    var wave = client.newWorkflowStub(Wave.class, options(plan));
    try {
      startOnceRegistered(wave, plan);
      return new Started(id, true, null);
    } catch (WorkflowExecutionAlreadyStarted _) {
      return running(plan, id);
    } catch (WorkflowServiceException e) {
      throw explained(e);
    }
  }

  /** What the namespace lacks a worker registers, if it may; so it is waited for, for a while. */
  private void startOnceRegistered(Wave wave, WavePlan plan) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        WorkflowClient.start(wave::run, WaveTask.beginning(plan));
        return;
      } catch (WorkflowServiceException e) {
        if (!lacksAttributes(e) || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationFailed(
          ProblemCode.INTERRUPTED, "interrupted while the wave was being started", e);
    }
  }

  private static boolean lacksAttributes(WorkflowServiceException e) {
    return e.getCause() instanceof StatusRuntimeException status
        && String.valueOf(status.getMessage()).contains("search attribute");
  }

  private Started running(WavePlan plan, String id) {
    return new Started(id, false, waves.tally(plan.wave()).orElse(null));
  }

  private static WorkflowOptions options(WavePlan plan) {
    var attributes =
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.WAVE, plan.wave().value())
            .set(SearchAttributes.ORGANISATION, plan.organisation().value())
            .build();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.wave(plan.wave()))
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setTypedSearchAttributes(attributes)
        .setStaticSummary("Moves " + plan.mailboxes().size() + " mailboxes")
        .setStaticDetails(
            "Wave "
                + plan.wave()
                + ": "
                + plan.mailboxes().size()
                + " mailboxes, route "
                + plan.route().name().toLowerCase(java.util.Locale.ROOT)
                + ", commands run in organisation "
                + plan.organisation()
                + ". Each mailbox is a workflow of its own: search for MailferryWave=\""
                + plan.wave()
                + "\".")
        .build();
  }

  private static RuntimeException explained(WorkflowServiceException e) {
    if (lacksAttributes(e) && e.getCause() instanceof StatusRuntimeException status) {
      return new TemporalAway(
          ProblemCode.SEARCH_ATTRIBUTES_MISSING,
          "Temporal's namespace lacks the search attributes of Mailferry ("
              + status.getStatus().getDescription()
              + "); register MailferryPhase, MailferryWave, MailferryAttention,"
              + " MailferryTargetDatabase and MailferryOrganisation as Keyword, e.g. with: temporal"
              + " operator search-attribute create --name MailferryWave --type Keyword",
          e);
    }
    return e;
  }
}
