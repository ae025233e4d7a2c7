package io.mailferry.operations.order;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.workflows.wave.WaveOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives the cutover another time than planned, for one mailbox or for all of a wave: at once, from
 * another moment on, or in other windows. What one mailbox is ordered by name goes before what its
 * wave is.
 *
 * <p>Raises what {@link GiveOrder} does, {@link TemporalAway} among them, and {@link
 * ProblemCode#BAD_NAME}; {@link ProblemCode#ORDER_REFUSED} when the mailbox has moved or is about
 * to.
 */
public final class SetCutover {
  private final WhoTakesOrders takers;

  /** Orders through these connections. */
  public SetCutover(Connections connections) {
    this.takers = new WhoTakesOrders(connections, new OrderSender(OrderSender.PATIENCE));
  }

  /** Orders that it begins as soon as a mailbox is copied, whatever was planned. */
  public OrderView now(String whom, String reason, String who) {
    return Failures.translated(
        () -> sent(whom, new CutoverWish(true, null, null, Reasons.signed(reason, who))));
  }

  /**
   * Orders another time.
   *
   * @param whom an address, a mailbox's GUID, or a wave's name
   * @param notBefore the earliest moment; null for the one that stands
   * @param windows the windows; null for those that stand
   * @param reason why, in words
   * @param who the account that orders it
   */
  public OrderView at(
      String whom,
      @Nullable Instant notBefore,
      @Nullable CutoverWindows windows,
      String reason,
      String who) {
    return Failures.translated(
        () -> sent(whom, new CutoverWish(false, notBefore, windows, Reasons.signed(reason, who))));
  }

  private OrderView sent(String whom, CutoverWish wish) {
    var reply =
        Names.meansMailbox(whom)
            ? takers.mailbox(
                whom,
                migration -> migration.cutover(wish),
                migration -> migration.cutoverSignalled(wish))
            : takers.wave(Names.wave(whom), WaveOrder.cutover(wish));
    return new OrderView(WaveOrder.Verb.CUTOVER.word(), whom, reply.decided());
  }
}
