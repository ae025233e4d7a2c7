package io.mailferry.workflows;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderTrial;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operator can press, with what goes with it. */
enum Pressed {
  PAUSE(OrderVerb.PAUSE, "`pause`"),
  HOLD(OrderVerb.HOLD, "`hold`"),
  RESUME(OrderVerb.RESUME, "`resume`"),
  LIFT_PAUSE(OrderVerb.LIFT_PAUSE, "`resume --only pause`"),
  LIFT_HOLD(OrderVerb.LIFT_HOLD, "`resume --only hold`"),
  CANCEL(OrderVerb.CANCEL, "`cancel`"),
  CUTOVER(OrderVerb.CUTOVER, "`cutover`"),
  LIMITS(OrderVerb.LIMITS, "`limits`"),
  REPOINT(OrderVerb.REPOINT, "`repoint`"),
  RETRY(OrderVerb.RETRY, "`retry`"),
  RESYNC(OrderVerb.RESYNC, "`resync`"),
  ANSWER(null, "`answer`");

  static final Limits MORE = new Limits(50, 0);

  private final @Nullable OrderVerb verb;
  private final String typed;

  Pressed(@Nullable OrderVerb verb, String typed) {
    this.verb = verb;
    this.typed = typed;
  }

  String typed() {
    return typed;
  }

  /** The verb; an answer has none. */
  @Nullable OrderVerb verb() {
    return verb;
  }

  OrderTrial trial(Instant now) {
    return new OrderTrial(
        Objects.requireNonNull(verb),
        this == LIMITS ? MORE : null,
        this == CUTOVER ? CutoverWish.now(Order.UNSIGNED) : null,
        now);
  }

  /**
   * Gives it, and returns when it was taken; what comes of it may take a while.
   *
   * @throws io.temporal.client.WorkflowUpdateException if it is refused
   */
  WorkflowUpdateHandle<OrderReply> by(Order order, MailboxMigration migration) {
    return switch (this) {
      case LIFT_PAUSE -> update(migration, "lift", Lift.PAUSE, order);
      case LIFT_HOLD -> update(migration, "lift", Lift.HOLD, order);
      case CUTOVER -> update(migration, "cutover", CutoverWish.now(order));
      case LIMITS -> update(migration, "limits", MORE, order);
      case ANSWER -> update(migration, "answer", Choice.LOOK_AGAIN, order, null);
      case PAUSE, HOLD, RESUME, CANCEL, REPOINT, RETRY, RESYNC ->
          update(migration, Objects.requireNonNull(verb).word(), order);
    };
  }

  private static WorkflowUpdateHandle<OrderReply> update(
      MailboxMigration migration, String name, @Nullable Object... arguments) {
    return WorkflowStub.fromTyped(migration)
        .startUpdate(name, WorkflowUpdateStage.ACCEPTED, OrderReply.class, arguments);
  }

  /** The same without waiting for what comes of it, and without being refused. */
  void signalled(Order order, MailboxMigration migration) {
    switch (this) {
      case PAUSE -> migration.pauseSignalled(order);
      case HOLD -> migration.holdSignalled(order);
      case RESUME -> migration.resumeSignalled(order);
      case LIFT_PAUSE -> migration.liftSignalled(Lift.PAUSE, order);
      case LIFT_HOLD -> migration.liftSignalled(Lift.HOLD, order);
      case CANCEL -> migration.cancelSignalled(order);
      case CUTOVER -> migration.cutoverSignalled(CutoverWish.now(order));
      case LIMITS -> migration.limitsSignalled(MORE, order);
      case REPOINT -> migration.repointSignalled(order);
      case RETRY -> migration.retrySignalled(order);
      case RESYNC -> migration.resyncSignalled(order);
      case ANSWER -> migration.answerSignalled(Choice.LOOK_AGAIN, order, null);
    }
  }
}
