package io.mailferry.activities.check;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The migration of a mailbox that is open in Temporal.
 *
 * @param intention what it wants
 * @param outcome how it ended, when only the clean-up is left to do
 * @param standing what it knows to stand for its wave
 */
public record RunningMigration(
    Intention intention, @Nullable MigrationOutcome outcome, StandingOrders standing) {
  /**
   * The migration of a mailbox; empty when none is open.
   *
   * @throws RuntimeException when Temporal or its workers do not answer
   */
  public static Optional<RunningMigration> of(WorkflowClient client, MailboxGuid mailbox) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
    try {
      if (stub.describe().getStatus()
          != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return Optional.empty();
      }
      var status = Objects.requireNonNull(stub.query("status", MigrationStatus.class));
      return Optional.of(
          new RunningMigration(
              status.intention(), status.outcome(), StandingOrders.orNone(status.standing())));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    }
  }

  /** Whether it does what is wanted: then it is joined. */
  public boolean does(Intention wanted) {
    return wantsApproval(intention) == wantsApproval(wanted)
        && ofOneMailbox(intention).equals(ofOneMailbox(wanted));
  }

  private static boolean wantsApproval(Intention any) {
    return any.consents().approval() != null;
  }

  /**
   * How many of a wave may fail, and who started it this time, is for the wave to know, and says
   * nothing of one mailbox.
   */
  private static Intention ofOneMailbox(Intention any) {
    return any.with(any.consents().ofOneMailbox());
  }

  /** Whether nothing is left to do but to clean up: then it gives way. */
  public boolean isOver() {
    return outcome != null;
  }

  /** How it ended; only when it is over. */
  public MigrationOutcome ending() {
    return Objects.requireNonNull(outcome, "outcome");
  }

  /** Its wave. */
  public WaveName wave() {
    return intention.wave();
  }

  /** Why the mailbox cannot be started for anybody else now. */
  public String sentence(Intention wanted) {
    return wave().equals(wanted.wave())
        ? "an earlier run of this wave still migrates the mailbox to "
            + intention.target().name()
            + " with other options: let it finish, or cancel it"
        : "wave "
            + wave()
            + " is migrating this mailbox to "
            + intention.target().name()
            + ": let it finish, or cancel it there";
  }
}
