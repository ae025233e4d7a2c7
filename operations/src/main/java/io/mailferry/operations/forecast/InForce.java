package io.mailferry.operations.forecast;

import io.mailferry.model.order.Approval;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.CutoverOrder;

/**
 * What is in force for a mailbox, orders included.
 *
 * @param cutover when it may switch
 * @param rest what keeps it from that, until a person lifts it
 */
record InForce(CutoverOrder cutover, Rest rest) {
  /** What an operator ordered, or has to say first. */
  enum Rest {
    NOTHING,
    HOLD,
    APPROVAL,
    PAUSE,
    CANCEL
  }

  static InForce of(CutoverOrder planned, Orders orders) {
    return new InForce(orders.cutoverBeside(planned), rest(orders));
  }

  private static Rest rest(Orders orders) {
    if (orders.cancel() != null) {
      return Rest.CANCEL;
    }
    if (orders.pause() != null) {
      return Rest.PAUSE;
    }
    if (orders.hold() == null) {
      return Rest.NOTHING;
    }
    return Approval.isAwaited(orders.hold()) ? Rest.APPROVAL : Rest.HOLD;
  }
}
