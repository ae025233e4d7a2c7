package io.mailferry.model.order;

import io.mailferry.model.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much loss an operator accepts, where the plan accepts less.
 *
 * @param limits how many items may be left behind; 0 says nothing
 * @param order why and by whom
 */
public record AcceptedLoss(Limits limits, Order order) {
  /** Nothing is null. */
  public AcceptedLoss {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(order, "order");
  }

  /** The same, with what it does not name as it was before. */
  AcceptedLoss after(@Nullable AcceptedLoss before) {
    return before == null
        ? this
        : new AcceptedLoss(
            new Limits(
                limits.badItems() == 0 ? before.limits.badItems() : limits.badItems(),
                limits.largeItems() == 0 ? before.limits.largeItems() : limits.largeItems()),
            order);
  }

  /** The larger limits of a mailbox's own and its wave's; ordered as the mailbox's own was. */
  static @Nullable AcceptedLoss both(@Nullable AcceptedLoss own, @Nullable AcceptedLoss wave) {
    if (own == null || wave == null) {
      return own == null ? wave : own;
    }
    return new AcceptedLoss(own.limits.raisedTo(wave.limits), own.order);
  }
}
