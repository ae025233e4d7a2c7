package io.mailferry.activities.wave;

import io.mailferry.activities.check.RunningMigration;
import io.mailferry.model.Database;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import java.time.Instant;
import java.util.Optional;

/** Starts one mailbox's migration, or finds out what becomes of the one that is there. */
final class MigrationStarter {
  private final WorkflowClient client;
  private final StandingOrders standing;

  /**
   * @param standing the orders that stand for the wave
   */
  MigrationStarter(WorkflowClient client, StandingOrders standing) {
    this.client = client;
    this.standing = standing;
  }

  /** What became of it. */
  sealed interface Start {
    /**
     * It is under way for this wave, or was and has ended.
     *
     * @param standing what it knows to stand for its wave, when an earlier run had started it
     */
    record UnderWay(StandingOrders standing) implements Start {}

    /**
     * An earlier start for this wave has done it already.
     *
     * @param outcome how it ended
     */
    record Ended(MigrationOutcome outcome) implements Start {}

    /** An earlier migration has told its outcome and is asked to make room. */
    record GivesWay() implements Start {}

    /**
     * Another migration has the mailbox.
     *
     * @param why in a sentence
     */
    record Elsewhere(String why) implements Start {}
  }

  Start start(Intention intention) {
    var id = WorkflowIds.mailbox(intention.mailbox());
    var migration = client.newWorkflowStub(MailboxMigration.class, options(intention, id));
    try {
      var ended = endedBefore(intention);
      if (ended.isPresent()) {
        return new Start.Ended(ended.get());
      }
      WorkflowClient.start(migration::migrate, MigrationTask.beginning(intention, standing));
      return new Start.UnderWay(StandingOrders.NONE);
    } catch (WorkflowExecutionAlreadyStarted _) {
      return besideTheOther(intention, migration(id));
    }
  }

  private Start besideTheOther(Intention intention, MailboxMigration migration) {
    try {
      return RunningMigration.of(client, intention.mailbox())
          .map(running -> beside(running, intention, migration))
          // It ended between the two questions: the next attempt finds out.
          .orElseGet(Start.GivesWay::new);
    } catch (WorkflowQueryException _) {
      // One that cannot answer now may later; the others do not wait for it without end.
      return new Start.GivesWay();
    }
  }

  /**
   * How this wave's migration of the mailbox ended, when a wave goes on under its name: what was
   * moved or withdrawn for it is not begun again, only what could not be started, or is wanted
   * elsewhere now.
   */
  private Optional<MigrationOutcome> endedBefore(Intention intention) {
    var newest = client.newUntypedWorkflowStub(WorkflowIds.mailbox(intention.mailbox()));
    try {
      var seen = newest.describe();
      if (!intention.wave().value().equals(waveOf(seen))) {
        return Optional.empty();
      }
      return Outcomes.of(Outcomes.run(client, seen), seen.getStatus())
          .filter(outcome -> isStillSo(outcome, intention.destination()));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    }
  }

  private static boolean isStillSo(MigrationOutcome outcome, Database wanted) {
    return switch (outcome) {
      case MigrationOutcome.Moved moved -> wanted.isCalled(moved.to());
      case MigrationOutcome.AlreadyHome home -> wanted.isCalled(home.database());
      case MigrationOutcome.Withdrawn _ -> true;
      case MigrationOutcome.NotStarted _ -> false;
    };
  }

  /**
   * Whether the newest run belongs to this wave and began since a moment: an earlier attempt had
   * started it with the orders that stood then, so it needs no second telling while it runs, and no
   * second start when it has ended.
   */
  boolean wasStarted(Intention intention, Instant since) {
    try {
      var newest =
          client.newUntypedWorkflowStub(WorkflowIds.mailbox(intention.mailbox())).describe();
      return !newest.getStartTime().isBefore(since)
          && intention.wave().value().equals(waveOf(newest));
    } catch (WorkflowNotFoundException _) {
      return false;
    }
  }

  private static String waveOf(WorkflowExecutionDescription description) {
    return String.valueOf(description.getTypedSearchAttributes().get(SearchAttributes.WAVE));
  }

  private MailboxMigration migration(String id) {
    return client.newWorkflowStub(MailboxMigration.class, id);
  }

  private Start beside(RunningMigration running, Intention wanted, MailboxMigration migration) {
    if (running.does(wanted)) {
      tellWhatStands(wanted.wave(), migration);
      return running.isOver()
          ? new Start.Ended(running.ending())
          : new Start.UnderWay(running.standing());
    }
    if (running.isOver()) {
      migration.giveWay(new Order("another wave wants the mailbox", "wave " + wanted.wave()));
      return new Start.GivesWay();
    }
    return new Start.Elsewhere(running.sentence(wanted));
  }

  private void tellWhatStands(WaveName wave, MailboxMigration migration) {
    WaveOrder.thatStand(standing)
        .forEach(
            each ->
                migration.waveOrdered(
                    new WaveOrdered(wave, each.verb().word(), each.order(), standing)));
  }

  private static WorkflowOptions options(Intention intention, String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueues.WORKFLOWS)
        // A mailbox may be migrated again later; that it needs nothing is found out by looking.
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setStaticSummary("to " + intention.target().name() + ", wave " + intention.wave())
        .setStaticDetails(
            "Moves mailbox "
                + intention.mailbox()
                + " to "
                + intention.target().name()
                + " ("
                + intention.route()
                + ") for wave "
                + intention.wave()
                + ". The current details say what it waits for. Signals `pause` and `resume` work"
                + " from here; Cancel means the order cancel.")
        .setTypedSearchAttributes(attributes(intention))
        .build();
  }

  private static io.temporal.common.SearchAttributes attributes(Intention intention) {
    return io.temporal.common.SearchAttributes.newBuilder()
        .set(SearchAttributes.WAVE, intention.wave().value())
        .set(SearchAttributes.ORGANISATION, intention.organisation().value())
        .set(SearchAttributes.TARGET_DATABASE, intention.target().name())
        .set(SearchAttributes.PHASE, Phase.LOOKING_UP.words())
        .set(SearchAttributes.ATTENTION, Attention.NONE.word())
        .build();
  }
}
