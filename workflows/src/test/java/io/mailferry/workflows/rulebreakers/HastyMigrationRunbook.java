package io.mailferry.workflows.rulebreakers;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.DependencyBack;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import io.mailferry.workflows.mailbox.OrderTrial;
import io.mailferry.workflows.mailbox.TrialVerdict;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a rule of the runbooks on purpose: it submits without a look, which no recorded migration
 * did. The replay's own test looks whether that is noticed.
 */
public final class HastyMigrationRunbook implements MailboxMigration {
  /** Only Temporal makes one. */
  public HastyMigrationRunbook() {}

  @Override
  public MigrationOutcome migrate(MigrationTask task) {
    var steps =
        Workflow.newActivityStub(
            MailboxActivities.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.activities(task.intention().organisation()))
                .setStartToCloseTimeout(Duration.ofMinutes(1))
                .build());
    steps.submitMove(new ActivityInput(task.intention(), task.orders(), task.memory()));
    return new MigrationOutcome.AlreadyHome(task.intention().target().name());
  }

  @Override
  public void moveChanged(MoveChange change) {}

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
  public void liftSignalled(Lift what, @Nullable Order order) {}

  @Override
  public void answerSignalled(Choice choice, @Nullable Order order, @Nullable Limits limits) {}

  @Override
  public void causeAnswered(@Nullable CauseAnswer answer, @Nullable Order order) {}

  @Override
  public void cutoverSignalled(@Nullable CutoverWish wish) {}

  @Override
  public OrderReply cutover(CutoverWish wish) {
    return new OrderReply("");
  }

  @Override
  public void mayCutOver(CutoverWish wish) {}

  @Override
  public void limitsSignalled(@Nullable Limits limits, @Nullable Order order) {}

  @Override
  public void repointSignalled(@Nullable Order order) {}

  @Override
  public OrderReply repoint(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayRepoint(Order order) {}

  @Override
  public void resyncSignalled(@Nullable Order order) {}

  @Override
  public OrderReply resync(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayResync(Order order) {}

  @Override
  public void giveWay(Order order) {}

  @Override
  public void slotGiven(@Nullable SlotGrant given) {}

  @Override
  public void waveOrdered(WaveOrdered ordered) {}

  @Override
  public OrderReply lift(Lift what, Order order) {
    return new OrderReply(what + " is lifted");
  }

  @Override
  public void dependencyBack(@Nullable DependencyBack back) {}

  @Override
  public void mayLift(Lift what, Order order) {}

  @Override
  public OrderReply pause(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayPause(Order order) {}

  @Override
  public OrderReply resume(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayResume(Order order) {}

  @Override
  public OrderReply hold(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayHold(Order order) {}

  @Override
  public OrderReply cancel(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayCancel(Order order) {}

  @Override
  public OrderReply retry(Order order) {
    return new OrderReply("");
  }

  @Override
  public void mayRetry(Order order) {}

  @Override
  public OrderReply answer(Choice choice, Order order, @Nullable Limits limits) {
    return new OrderReply("");
  }

  @Override
  public void mayAnswer(Choice choice, Order order, @Nullable Limits limits) {}

  @Override
  public OrderReply limits(Limits limits, Order order) {
    return new OrderReply("limits of " + limits.words());
  }

  @Override
  public void mayLimit(Limits limits, Order order) {}

  @Override
  public TrialVerdict tried(OrderTrial trial) {
    return new TrialVerdict(trial.verb().word() + " comes too early");
  }

  @Override
  public MigrationStatus status() {
    throw new UnsupportedOperationException();
  }
}
