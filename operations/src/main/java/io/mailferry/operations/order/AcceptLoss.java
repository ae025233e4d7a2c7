package io.mailferry.operations.order;

import io.mailferry.model.Limits;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;

/**
 * Orders how much loss is accepted from now on, for one mailbox or for all of a wave.
 *
 * <p>It counts where the plan's limits are lower. A request that is under way is told, and one that
 * failed is resumed with the new limits. Limits are only ever raised: what was left behind is not
 * brought back by a lower one.
 *
 * <p>Raises what {@link GiveOrder} does, {@link TemporalAway} among them, and {@link
 * ProblemCode#BAD_NAME}.
 */
public final class AcceptLoss {
  private final GiveOrder orders;

  /** Orders through these connections. */
  public AcceptLoss(Connections connections) {
    this.orders = new GiveOrder(connections);
  }

  /**
   * Orders it.
   *
   * @param whom an address, a mailbox's GUID, or a wave's name
   * @param limits how many items may be left behind from now on
   * @param reason why, in words
   * @param who the account that orders it
   */
  public OrderView accept(String whom, Limits limits, String reason, String who) {
    return orders.give(Wanted.limits(limits), whom, reason, who);
  }
}
