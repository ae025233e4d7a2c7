package io.mailferry.operations.order;

import static java.util.Objects.requireNonNull;

import io.mailferry.model.order.Lift;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.wave.WaveOrder;

/** Both ways on which one mailbox's migration is given an order. */
final class OrderToMailbox {
  private OrderToMailbox() {}

  /** Asks for an answer. */
  static OrderReply asked(MailboxMigration migration, WaveOrder wanted) {
    var order = wanted.order();
    return switch (wanted.verb()) {
      case PAUSE -> migration.pause(order);
      case RESUME -> migration.resume(order);
      case LIFT_PAUSE -> migration.lift(Lift.PAUSE, order);
      case LIFT_HOLD -> migration.lift(Lift.HOLD, order);
      case HOLD -> migration.hold(order);
      case APPROVE -> throw new IllegalArgumentException("an approval is given to a whole wave");
      case CANCEL -> migration.cancel(order);
      case LIMITS -> migration.limits(requireNonNull(wanted.limits()), order);
      case CUTOVER -> migration.cutover(requireNonNull(wanted.cutover()));
      case REPOINT -> migration.repoint(order);
      case RETRY -> migration.retry(order);
      case RESYNC -> migration.resync(order);
    };
  }

  /** Leaves it behind for when a worker is back. */
  static void left(MailboxMigration migration, WaveOrder wanted) {
    var order = wanted.order();
    switch (wanted.verb()) {
      case PAUSE -> migration.pauseSignalled(order);
      case RESUME -> migration.resumeSignalled(order);
      case LIFT_PAUSE -> migration.liftSignalled(Lift.PAUSE, order);
      case LIFT_HOLD -> migration.liftSignalled(Lift.HOLD, order);
      case HOLD -> migration.holdSignalled(order);
      case APPROVE -> throw new IllegalArgumentException("an approval is given to a whole wave");
      case CANCEL -> migration.cancelSignalled(order);
      case LIMITS -> migration.limitsSignalled(wanted.limits(), order);
      case CUTOVER -> migration.cutoverSignalled(wanted.cutover());
      case REPOINT -> migration.repointSignalled(order);
      case RETRY -> migration.retrySignalled(order);
      case RESYNC -> migration.resyncSignalled(order);
    }
  }
}
