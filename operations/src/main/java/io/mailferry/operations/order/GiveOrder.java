package io.mailferry.operations.order;

import io.mailferry.model.WaveName;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowStub;
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
  private final Connections connections;
  private final OrderSender sender;

  /** Gives orders through these connections. */
  public GiveOrder(Connections connections) {
    this(connections, OrderSender.PATIENCE);
  }

  GiveOrder(Connections connections, Duration patience) {
    this.connections = connections;
    this.sender = new OrderSender(patience);
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
                  : toWave(Names.wave(whom), verb, order);
          return new OrderView(verb.word(), whom, reply.decided());
        });
  }

  private OrderReply toMailbox(String whom, OrderVerb verb, Order order) {
    var mailbox = new Names(connections).mailbox(whom);
    var stub =
        connections
            .temporal()
            .newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
    return sender.given(
        Names.migrationOf(whom),
        OrderSender.unknown(whom),
        () ->
            switch (verb) {
              case PAUSE -> stub.pause(order);
              case RESUME -> stub.resume(order);
              case LIFT_PAUSE -> stub.lift(Lift.PAUSE, order);
              case LIFT_HOLD -> stub.lift(Lift.HOLD, order);
              case HOLD -> stub.hold(order);
              case CANCEL -> stub.cancel(order);
              case RETRY -> stub.retry(order);
            },
        () -> {
          switch (verb) {
            case PAUSE -> stub.pauseSignalled(order);
            case RESUME -> stub.resumeSignalled(order);
            case LIFT_PAUSE -> stub.liftSignalled(Lift.PAUSE, order);
            case LIFT_HOLD -> stub.liftSignalled(Lift.HOLD, order);
            case HOLD -> stub.holdSignalled(order);
            case CANCEL -> stub.cancelSignalled(order);
            case RETRY -> stub.retrySignalled(order);
          }
        },
        WorkflowStub.fromTyped(stub));
  }

  private OrderReply toWave(WaveName wave, OrderVerb verb, Order order) {
    var client = connections.temporal();
    if (new Waves(client).look(wave).state() == WaveState.UNKNOWN) {
      throw new Names(connections).unknownWave(wave);
    }
    var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
    var toAll = new WaveOrder(verb.verb(), order);
    return sender.given(
        "wave " + wave,
        ProblemCode.UNKNOWN_WAVE,
        () -> stub.order(toAll),
        () -> stub.orderSignalled(toAll),
        WorkflowStub.fromTyped(stub));
  }
}
