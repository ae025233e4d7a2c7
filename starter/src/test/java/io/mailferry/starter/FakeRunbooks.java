package io.mailferry.starter;

import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.model.policy.Choice;
import io.mailferry.model.policy.Order;
import io.mailferry.workflows.Answer;
import io.mailferry.workflows.MailboxMigration;
import io.mailferry.workflows.MigrationEnd;
import io.mailferry.workflows.MigrationStatus;
import io.mailferry.workflows.MigrationTask;
import io.mailferry.workflows.MoveChange;
import io.mailferry.workflows.OrganisationHealth;
import io.mailferry.workflows.PlanCheck;
import io.mailferry.workflows.PlanFindings;
import io.mailferry.workflows.Wave;
import io.mailferry.workflows.WaveOrder;
import io.mailferry.workflows.WaveTally;
import io.mailferry.workflows.WaveTask;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runbooks that do as a test says. */
public final class FakeRunbooks {
  static final PlanFindings ALL_WELL =
      new PlanFindings(new OrganisationHealth(null, null, List.of()), List.of(), 2);

  /** What every check finds. */
  static final AtomicReference<PlanFindings> FINDINGS = new AtomicReference<>(ALL_WELL);

  private FakeRunbooks() {}

  /** Finds what the test says. */
  public static final class Check implements PlanCheck {
    @Override
    public PlanFindings check(WavePlan plan) {
      return FINDINGS.get();
    }
  }

  /** Runs until it is told that a migration has ended, and ends as that did. */
  public static final class WaveUntilTold implements Wave {
    private WaveTally tally = WaveTally.of(0);
    private boolean over;

    @Override
    public WaveTally run(WaveTask task) {
      tally = WaveTally.of(task.plan().mailboxes().size());
      Workflow.await(() -> over);
      return tally;
    }

    @Override
    public void migrationEnded(MigrationEnd end) {
      var all = tally.planned();
      tally =
          end.ending() == MigrationEnd.Ending.NOT_STARTED
              ? new WaveTally(all, 0, all - 1, 0, 1, 0)
              : new WaveTally(all, 0, all, 0, 0, 0);
      over = true;
    }

    @Override
    public void pauseSignalled(@Nullable Order order) {}

    @Override
    public void resumeSignalled(@Nullable Order order) {}

    @Override
    public Answer order(WaveOrder order) {
      return new Answer(
          order.verb().signal() + " for 2 mailboxes, as " + order.order().who() + " wished");
    }

    @Override
    public void mayOrder(WaveOrder order) {}

    @Override
    public WaveTally tally() {
      return tally;
    }
  }

  /** A migration that takes a pause and refuses everything else. */
  public static final class Migration implements MailboxMigration {
    /** What the migration says of itself. */
    static final AtomicReference<@Nullable MigrationStatus> STATUS = new AtomicReference<>();

    private boolean over;

    @Override
    public MigrationOutcome migrate(MigrationTask task) {
      Workflow.await(() -> over);
      return new MigrationOutcome.Withdrawn("the test is over");
    }

    @Override
    public void moveChanged(MoveChange change) {
      over = true;
    }

    @Override
    public void pauseSignalled(@Nullable Order order) {}

    @Override
    public void resumeSignalled(@Nullable Order order) {}

    @Override
    public void holdSignalled(@Nullable Order order) {}

    @Override
    public void cancelSignalled(@Nullable Order order) {}

    @Override
    public void retrySignalled(@Nullable Order order) {}

    @Override
    public Answer pause(Order order) {
      return new Answer("the request will rest: " + order.reason());
    }

    @Override
    public void mayPause(Order order) {}

    @Override
    public Answer resume(Order order) {
      return new Answer("");
    }

    @Override
    public void mayResume(Order order) {
      throw new IllegalStateException("neither pause nor hold is in force");
    }

    @Override
    public Answer hold(Order order) {
      return new Answer("");
    }

    @Override
    public void mayHold(Order order) {}

    @Override
    public Answer cancel(Order order) {
      return new Answer("");
    }

    @Override
    public void mayCancel(Order order) {}

    @Override
    public Answer retry(Order order) {
      return new Answer("");
    }

    @Override
    public void mayRetry(Order order) {}

    @Override
    public Answer answer(Choice choice, Order order) {
      return new Answer("it will " + choice.meaning());
    }

    @Override
    public void mayAnswer(Choice choice, Order order) {}

    @Override
    public MigrationStatus status() {
      return Objects.requireNonNull(STATUS.get());
    }
  }
}
