package io.mailferry.operations.order;

import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.wave.WaveOrder;
import java.time.Duration;

/**
 * Gives an order to one mailbox's migration, or to all of a wave.
 *
 * <p>Every order says why and is signed; both go into the report. The migration judges whether the
 * order means something where it stands, and what was decided is the answer. When no worker answers
 * in time, the order is left in Temporal as a signal, which outlives a restart of Temporal, and is
 * carried out when a worker is back.
 *
 * <p>Raises {@link ProblemCode#REASON_MISSING}, {@link ProblemCode#BAD_NAME}, {@link
 * ProblemCode#UNKNOWN_MAILBOX}, {@link ProblemCode#UNKNOWN_WAVE}; {@link ProblemCode#ORDER_REFUSED}
 * when the order is not taken or there is nobody to take it; {@link TemporalAway}, with {@link
 * ProblemCode#ORDER_UNANSWERED} when only the workers are silent; {@link ProblemCode#JOURNAL_AWAY}
 * when an address has to be looked up; {@link ProblemCode#BAD_SETTING}.
 */
public final class GiveOrder {
  private final WhoTakesOrders takers;

  /** Gives orders through these connections. */
  public GiveOrder(Connections connections) {
    this(connections, OrderSender.PATIENCE);
  }

  GiveOrder(Connections connections, Duration patience) {
    this.takers = new WhoTakesOrders(connections, new OrderSender(patience));
  }

  /**
   * Gives an order.
   *
   * @param whom an address, a mailbox's GUID, or a wave's name
   * @param reason why, in words
   * @param who the account that gives it
   */
  public OrderView give(OrderVerb verb, String whom, String reason, String who) {
    return Failures.translated(
        () -> {
          var order = Reasons.signed(reason, who);
          var reply =
              Names.meansMailbox(whom)
                  ? toMailbox(whom, verb, order)
                  : takers.wave(Names.wave(whom), new WaveOrder(verb.verb(), order));
          return new OrderView(verb.word(), whom, reply.decided());
        });
  }

  private OrderReply toMailbox(String whom, OrderVerb verb, Order order) {
    return takers.mailbox(
        whom,
        migration ->
            switch (verb) {
              case PAUSE -> migration.pause(order);
              case RESUME -> migration.resume(order);
              case LIFT_PAUSE -> migration.lift(Lift.PAUSE, order);
              case LIFT_HOLD -> migration.lift(Lift.HOLD, order);
              case HOLD -> migration.hold(order);
              case CANCEL -> migration.cancel(order);
              case REPOINT -> migration.repoint(order);
              case RETRY -> migration.retry(order);
              case RESYNC -> migration.resync(order);
            },
        migration -> {
          switch (verb) {
            case PAUSE -> migration.pauseSignalled(order);
            case RESUME -> migration.resumeSignalled(order);
            case LIFT_PAUSE -> migration.liftSignalled(Lift.PAUSE, order);
            case LIFT_HOLD -> migration.liftSignalled(Lift.HOLD, order);
            case HOLD -> migration.holdSignalled(order);
            case CANCEL -> migration.cancelSignalled(order);
            case REPOINT -> migration.repointSignalled(order);
            case RETRY -> migration.retrySignalled(order);
            case RESYNC -> migration.resyncSignalled(order);
          }
        });
  }
}
