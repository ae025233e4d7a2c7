package io.mailferry.operations.start;

import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.status.WaveLife;
import io.mailferry.operations.status.Waves;

import io.grpc.StatusRuntimeException;
import io.mailferry.journal.JournalWriter;
import io.mailferry.journal.PlannedWaveNote;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks plans and starts waves. */
public final class WaveStarter {
  /** An idle worker takes work up at once; seven silent seconds mean that there is none. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(7);

  /** A plan of 5,000 lines is 25 searches in each of two forests. */
  private static final Duration WHOLE_CHECK = Duration.ofMinutes(5);

  private final WorkflowClient client;
  private final Waves waves;
  private final JournalWriter journal;

  /**
   * @param client a client that works, e.g. {@link Temporal#client()}
   * @param journal where the start is written down
   */
  public WaveStarter(WorkflowClient client, JournalWriter journal) {
    this.client = client;
    this.waves = new Waves(client);
    this.journal = journal;
  }

  /**
   * Has a plan checked against the directories and Exchange; changes nothing.
   *
   * @throws TemporalAway when no worker takes the check up within ten seconds
   * @throws CheckFailed when a worker could not finish it
   */
  public PlanFindings check(WavePlan plan) {
    var id = WorkflowIds.check(plan.wave(), UUID.randomUUID().toString());
    var check =
        client.newWorkflowStub(
            PlanCheck.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.RUNBOOKS)
                .setWorkflowExecutionTimeout(WHOLE_CHECK)
                .setStaticSummary("Checks a plan of " + plan.mailboxes().size() + " mailboxes")
                .build());
    WorkflowClient.start(check::check, plan);
    var stub = WorkflowStub.fromTyped(check);
    try {
      return result(stub, SIGN_OF_LIFE);
    } catch (TimeoutException first) {
      refuseIfNobodyWorks(stub, plan, first);
    }
    try {
      return result(stub, WHOLE_CHECK);
    } catch (TimeoutException e) {
      throw new TemporalAway("the check of the plan did not end within 5 minutes", e);
    }
  }

  private static PlanFindings result(WorkflowStub check, Duration patience)
      throws TimeoutException {
    try {
      return check.getResult(patience.toMillis(), TimeUnit.MILLISECONDS, PlanFindings.class);
    } catch (WorkflowFailedException e) {
      throw new CheckFailed("the plan could not be checked: " + innermost(e), e);
    }
  }

  private static String innermost(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof TemporalFailure told
        ? String.valueOf(told.getOriginalMessage())
        : String.valueOf(cause.getMessage());
  }

  private static void refuseIfNobodyWorks(
      WorkflowStub check, WavePlan plan, TimeoutException cause) {
    var seen = check.describe().getRawDescription();
    // Started, and a task waiting to be taken: nobody has.
    if (seen.getWorkflowExecutionInfo().getHistoryLength() <= 2) {
      check.terminate("no worker took the check up");
      throw new TemporalAway(
          "Temporal answers, but no worker does (nobody serves the queue "
              + TaskQueues.RUNBOOKS
              + "); start one with: mailferry worker",
          cause);
    }
    var waiting =
        seen.getPendingActivitiesList().stream()
            .anyMatch(
                activity ->
                    activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED);
    if (waiting) {
      check.terminate("no worker of the organisation took the check up");
      throw new TemporalAway(
          "no worker serves the organisation "
              + plan.organisation()
              + " (nobody takes from the queue "
              + TaskQueues.hands(plan.organisation())
              + "); start one in its network, or name another with --organisation",
          cause);
    }
  }

  /**
   * Starts a wave, and writes that down before. A wave of the same name that is running is left as
   * it is.
   *
   * @param plannedAt the moment to write down
   * @throws io.mailferry.journal.JournalUnavailable when the start cannot be written down; nothing
   *     was started then
   */
  public Started start(WavePlan plan, Instant plannedAt) {
    var id = WorkflowIds.wave(plan.wave());
    if (waves.look(plan.wave()) instanceof WaveLife.Running) {
      return running(plan, id);
    }
    journal.wavePlanned(
        new PlannedWaveNote(
            plan.wave(), plan.organisation(), plan.route(), plan.mailboxes().size(), plannedAt));
    var wave = client.newWorkflowStub(Wave.class, options(plan));
    try {
      WorkflowClient.start(wave::run, WaveTask.beginning(plan));
      return new Started.Begun(id);
    } catch (WorkflowExecutionAlreadyStarted _) {
      return running(plan, id);
    } catch (WorkflowServiceException e) {
      throw explained(e);
    }
  }

  private Started running(WavePlan plan, String id) {
    return new Started.RunningAlready(id, waves.tally(plan.wave()).orElse(null));
  }

  private static WorkflowOptions options(WavePlan plan) {
    var attributes =
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.WAVE, plan.wave().value())
            .set(SearchAttributes.ORGANISATION, plan.organisation().value())
            .build();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.wave(plan.wave()))
        .setTaskQueue(TaskQueues.RUNBOOKS)
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
    if (e.getCause() instanceof StatusRuntimeException status
        && String.valueOf(status.getMessage()).contains("search attribute")) {
      return new TemporalAway(
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
