package io.mailferry.operations.order;

import io.mailferry.model.Limits;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.start.CutoverPast;
import io.mailferry.workflows.wave.WaveOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered, before anybody has signed it.
 *
 * @param verb which order
 * @param limits how much loss is accepted from now on; for {@link OrderVerb#LIMITS} only
 * @param cutover when mailboxes may switch; for {@link OrderVerb#CUTOVER} only
 */
public record Wanted(OrderVerb verb, @Nullable Limits limits, @Nullable CutoverWish cutover) {
  /** Nothing is missing that the order cannot do without. */
  public Wanted {
    if ((limits != null) != (verb == OrderVerb.LIMITS)
        || (cutover != null) != (verb == OrderVerb.CUTOVER)) {
      throw new IllegalArgumentException(verb.word() + " takes something else");
    }
  }

  /** An order that names nothing more. */
  public Wanted(OrderVerb verb) {
    this(verb, null, null);
  }

  /**
   * To accept so much loss from now on, where the plan's limits are lower. Limits are only ever
   * raised: what was left behind is not brought back by a lower one.
   */
  public static Wanted limits(Limits limits) {
    return new Wanted(OrderVerb.LIMITS, limits, null);
  }

  /**
   * To have mailboxes switch at another time than planned: at once, from another moment on, or in
   * other windows. What one mailbox is ordered by name goes before what its wave is.
   *
   * @param wish what is wanted; whose it is, is not looked at
   * @param at the moment it is now
   * @throws OperationFailed {@link ProblemCode#CUTOVER_PAST} when it names a time that is over
   */
  public static Wanted cutover(CutoverWish wish, Instant at) {
    CutoverPast.refuse(wish, at);
    return new Wanted(OrderVerb.CUTOVER, null, wish);
  }

  /** The same, given by somebody. */
  WaveOrder by(Order order) {
    return new WaveOrder(verb, order, limits, cutover == null ? null : cutover.by(order));
  }
}
