package io.mailferry.operations.order;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
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
  public OrderView give(Wanted wanted, String whom, String reason, String who) {
    return Failures.translated(
        () -> {
          if (wanted.verb() == OrderVerb.APPROVE && Names.meansMailbox(whom)) {
            throw new OperationFailed(
                ProblemCode.ORDER_REFUSED,
                "an approval is given to a whole wave, never to one mailbox of it: name the wave;"
                    + " nothing was changed");
          }
          var order = wanted.by(Reasons.signed(reason, who));
          var reply =
              Names.meansMailbox(whom)
                  ? takers.mailbox(
                      whom,
                      migration -> OrderToMailbox.asked(migration, order),
                      migration -> OrderToMailbox.left(migration, order))
                  : takers.wave(Names.wave(whom), order);
          return new OrderView(wanted.verb().word(), whom, reply.decided());
        });
  }
}
