package io.mailferry.operations.order;

import io.mailferry.model.Limits;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.workflows.wave.WaveOrder;
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

  /** To accept so much loss from now on. */
  public static Wanted limits(Limits limits) {
    return new Wanted(OrderVerb.LIMITS, limits, null);
  }

  /** To have mailboxes switch at another time; whose wish it is, is not looked at. */
  public static Wanted cutover(CutoverWish wish) {
    return new Wanted(OrderVerb.CUTOVER, null, wish);
  }

  /** The same, given by somebody. */
  WaveOrder by(Order order) {
    return new WaveOrder(verb, order, limits, cutover == null ? null : cutover.by(order));
  }
}
