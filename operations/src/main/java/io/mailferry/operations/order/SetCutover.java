package io.mailferry.operations.order;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.text.Words;
import java.time.Instant;

/**
 * Gives the cutover another time than planned, for one mailbox or for all of a wave: at once, from
 * another moment on, or in other windows. What one mailbox is ordered by name goes before what its
 * wave is.
 *
 * <p>Raises what {@link GiveOrder} does, {@link TemporalAway} among them, and {@link
 * ProblemCode#BAD_NAME}; {@link ProblemCode#CUTOVER_PAST}; {@link ProblemCode#ORDER_REFUSED} when
 * the mailbox has moved or is about to.
 */
public final class SetCutover {
  private final GiveOrder orders;

  /** Orders through these connections. */
  public SetCutover(Connections connections) {
    this.orders = new GiveOrder(connections);
  }

  /**
   * Orders another time, or that it begins as soon as a mailbox is copied.
   *
   * @param whom an address, a mailbox's GUID, or a wave's name
   * @param wish what is wanted; its order is not looked at
   * @param reason why, in words
   * @param who the account that orders it
   * @param at the moment it is now
   */
  public OrderView set(String whom, CutoverWish wish, String reason, String who, Instant at) {
    return Failures.translated(
        () -> {
          refuseIfPast(wish, at);
          return orders.give(Wanted.cutover(wish), whom, reason, who);
        });
  }

  /** Whoever names a time that is over wants something else than that it begins at once. */
  private static void refuseIfPast(CutoverWish wish, Instant at) {
    if (wish.notBefore() != null && !wish.notBefore().isAfter(at)) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "the cutover cannot wait for a time that is over: "
              + Words.second(wish.notBefore())
              + " UTC is past (it is "
              + Words.second(at)
              + " UTC now); name a later time, or now to switch at once; nothing was changed");
    }
    if (!wish.windows().isEmpty()
        && wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(at) == null) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "no window is left in which a mailbox could switch: all that were named are over, or too"
              + " short; name a later one; nothing was changed");
    }
  }
}
