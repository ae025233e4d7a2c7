package io.mailferry.operations.order;

import io.mailferry.model.order.Order;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.util.UUID;

/**
 * Sees to it that every order says why, and that it can be told from another like it: when nobody
 * answers, it is given on a second way.
 */
final class Reasons {
  private Reasons() {}

  static Order signed(String reason, String who) {
    if (reason.isBlank()) {
      throw new OperationFailed(
          ProblemCode.REASON_MISSING,
          "an order needs a reason in a few words; the reason goes into the report");
    }
    return new Order(reason.strip(), who, UUID.randomUUID().toString());
  }
}
