package io.mailferry.workflows.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.Limits;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.StandingOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order for a whole wave.
 *
 * @param verb which
 * @param order why and by whom
 * @param limits how much loss is accepted from now on; for {@link OrderVerb#LIMITS} only
 * @param cutover when mailboxes may switch; for {@link OrderVerb#CUTOVER} only
 * @param at when the wave took it; for {@link OrderVerb#APPROVE} only, and null before
 */
public record WaveOrder(
    OrderVerb verb,
    Order order,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Limits limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutoverWish cutover,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant at) {
  /** An order that names nothing more. */
  public WaveOrder(OrderVerb verb, Order order) {
    this(verb, order, null, null);
  }

  /** An order as it is given; when, the wave knows. */
  public WaveOrder(
      OrderVerb verb, Order order, @Nullable Limits limits, @Nullable CutoverWish cutover) {
    this(verb, order, limits, cutover, null);
  }

  /** The same, taken at a moment where that is remembered. */
  WaveOrder takenAt(Instant moment) {
    return verb == OrderVerb.APPROVE ? approve(new Approval(order, moment)) : this;
  }

  private static WaveOrder approve(Approval given) {
    return new WaveOrder(OrderVerb.APPROVE, given.order(), null, null, given.at());
  }

  /** To accept so much loss from now on. */
  public static WaveOrder limits(Limits limits, Order order) {
    return new WaveOrder(OrderVerb.LIMITS, order, limits, null);
  }

  /** To have mailboxes switch at another time. */
  public static WaveOrder cutover(CutoverWish wish) {
    return new WaveOrder(OrderVerb.CUTOVER, wish.order(), null, wish);
  }

  /** What stands for the wave after this order, when that stood before it. */
  public StandingOrders after(StandingOrders before) {
    return switch (verb) {
      case PAUSE -> before.paused(order);
      case HOLD -> before.held(order);
      case CANCEL -> before.cancelled(order);
      case RESUME -> before.lifted(Lift.BOTH);
      case LIFT_PAUSE -> before.lifted(Lift.PAUSE);
      case LIFT_HOLD -> before.lifted(Lift.HOLD);
      case LIMITS -> limits == null ? before : before.limited(new AcceptedLoss(limits, order));
      case CUTOVER -> cutover == null ? before : before.cuttingOver(cutover);
      case APPROVE -> at == null ? before : before.approved(new Approval(order, at));
      case REPOINT, RETRY, RESYNC -> before;
    };
  }

  /**
   * The orders that make up what stands; a resume when everything was lifted, which is news too.
   */
  public static List<WaveOrder> thatStand(StandingOrders standing) {
    var orders = new ArrayList<WaveOrder>();
    if (standing.pause() != null) {
      orders.add(new WaveOrder(OrderVerb.PAUSE, standing.pause()));
    }
    if (standing.hold() != null) {
      orders.add(new WaveOrder(OrderVerb.HOLD, standing.hold()));
    }
    if (standing.cancel() != null) {
      orders.add(new WaveOrder(OrderVerb.CANCEL, standing.cancel()));
    }
    if (standing.limits() != null) {
      orders.add(limits(standing.limits().limits(), standing.limits().order()));
    }
    if (standing.cutover() != null) {
      orders.add(cutover(standing.cutover()));
    }
    if (standing.approval() != null) {
      orders.add(approve(standing.approval()));
    }
    if (orders.isEmpty() && standing.since() != null) {
      orders.add(new WaveOrder(OrderVerb.RESUME, Order.because("the wave was resumed")));
    }
    return orders;
  }

  /** Whether it lifts something. */
  boolean lifts() {
    return switch (verb) {
      case RESUME, LIFT_PAUSE, LIFT_HOLD -> true;
      case PAUSE, HOLD, APPROVE, CANCEL, LIMITS, CUTOVER, REPOINT, RETRY, RESYNC -> false;
    };
  }

  /** Whether it stands until it is lifted, for mailboxes that start later too. */
  boolean stands() {
    return switch (verb) {
      case PAUSE, HOLD, APPROVE, CANCEL, RESUME, LIFT_PAUSE, LIFT_HOLD, LIMITS, CUTOVER -> true;
      case REPOINT, RETRY, RESYNC -> false;
    };
  }
}
