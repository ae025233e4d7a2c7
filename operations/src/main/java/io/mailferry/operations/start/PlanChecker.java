package io.mailferry.operations.start;

import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.workflows.FailureTypes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanFindings;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Has plans checked by a worker, because only workers reach directory and Exchange. */
public final class PlanChecker {
  /** An idle worker takes work up at once; seven silent seconds mean that there is none. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(7);

  /** A plan of 5,000 lines is 25 searches in each of two forests. */
  private static final Duration WHOLE_CHECK = Duration.ofMinutes(5);

  private static final String NAME_THE_KEY =
      "; name the worker's here with --key-file or MAILFERRY_KEY_FILE (`mailferry up --practice`"
          + " prints it)";

  private final WorkflowClient client;

  /**
   * @param client a client that works, e.g. that of {@link Connections}
   */
  public PlanChecker(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Has a plan checked against the directories and Exchange; changes nothing.
   *
   * @throws TemporalAway when no worker takes the check up within seven seconds
   * @throws OperationFailed {@link ProblemCode#CHECK_FAILED} when a worker could not finish it;
   *     {@link ProblemCode#DIRECTORY_AWAY} or {@link ProblemCode#EXCHANGE_AWAY} when that is why,
   *     {@link ProblemCode#KEY_UNUSABLE} when the worker has another key
   */
  public PlanFindings check(WavePlan plan) {
    var id = WorkflowIds.check(plan.wave(), UUID.randomUUID().toString());
    var check =
        client.newWorkflowStub(
            PlanCheck.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                // Longer than anybody waits here, so that what is said is that it took too long.
                .setWorkflowExecutionTimeout(WHOLE_CHECK.plusMinutes(1))
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
      throw tooSlow(e);
    }
  }

  private static TemporalAway tooSlow(Exception e) {
    return new TemporalAway(
        ProblemCode.CHECK_TOO_SLOW,
        "the check of the plan did not end within 5 minutes, and nothing was started; look at the"
            + " workflow of the check in the Temporal UI",
        e);
  }

  private static PlanFindings result(WorkflowStub check, Duration timeout) throws TimeoutException {
    try {
      return check.getResult(timeout.toMillis(), TimeUnit.MILLISECONDS, PlanFindings.class);
    } catch (WorkflowFailedException e) {
      if (e.getCause() instanceof TimeoutFailure) {
        throw tooSlow(e);
      }
      var told = toldByTheActivity(e);
      throw new OperationFailed(
          told == null ? ProblemCode.CHECK_FAILED : code(told),
          "the plan could not be checked, and nothing was started: "
              + (told == null ? deepest(e) : told.getOriginalMessage())
              + (told != null && code(told) == ProblemCode.KEY_UNUSABLE ? NAME_THE_KEY : ""),
          e);
    }
  }

  /** What the activity itself said; what lies behind that is for those who mend programs. */
  private static @Nullable ApplicationFailure toldByTheActivity(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure told) {
        return told;
      }
    }
    return null;
  }

  /** The type of a failure is the code of a fault, or the class of anything else. */
  private static ProblemCode code(ApplicationFailure told) {
    var type = told.getType();
    if (type.equals(Seal.WrongSeal.class.getName())) {
      return ProblemCode.KEY_UNUSABLE;
    }
    var directory = type.startsWith("MF-AD-");
    if (!directory && !type.startsWith("MF-EX-")) {
      return ProblemCode.CHECK_FAILED;
    }
    if (isLasting(told)) {
      return ProblemCode.ORGANISATION_REFUSES;
    }
    return directory ? ProblemCode.DIRECTORY_AWAY : ProblemCode.EXCHANGE_AWAY;
  }

  private static boolean isLasting(ApplicationFailure told) {
    var details = told.getDetails();
    return details.getSize() > 0 && FailureTypes.LASTING.equals(details.get(0, String.class));
  }

  private static String deepest(Throwable failure) {
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
    // Two events, the start and a task that waits: no worker has taken it.
    if (seen.getWorkflowExecutionInfo().getHistoryLength() <= 2) {
      check.terminate("no worker took the check up");
      throw new TemporalAway(
          ProblemCode.NO_WORKER,
          "Temporal answers, but no worker does (nobody serves the queue "
              + TaskQueues.WORKFLOWS
              + ")",
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
          ProblemCode.NO_WORKER_OF_ORGANISATION,
          "no worker serves the organisation "
              + plan.organisation()
              + " (nobody takes from the queue "
              + TaskQueues.activities(plan.organisation())
              + ")",
          cause);
    }
  }
}
