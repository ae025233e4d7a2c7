package io.mailferry.model.policy;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import org.jspecify.annotations.Nullable;

/**
 * An operator lets more be left behind than the plan does. Limits are only ever raised: what was
 * left behind already is not brought back by a lower one, and Exchange refuses it
 * (docs/exchange/cmdlets.md#changes).
 */
final class OrderedLimits {
  private OrderedLimits() {}

  /** The command that gives a live request the limits that were ordered; null when it has them. */
  static @Nullable Verdict due(Situation situation, QueueItem.Present item, Phase phase) {
    var ordered = situation.orders().limits();
    if (ordered == null || isRefused(situation)) {
      return null;
    }
    var wanted = ofRequest(situation, item).raisedTo(ordered.limits());
    return wanted.equals(ofRequest(situation, item)) || !isEnough(wanted, item)
        ? null
        : Verdicts.next(
            situation,
            new Action.RaiseLimits(wanted),
            Reason.LIMITS_RAISED,
            phase,
            Attention.NONE,
            ordered.order().who()
                + " lets more be left behind ("
                + ordered.order().reason()
                + "): the request gets limits of "
                + wanted.words());
  }

  /** Exchange said no, and is asked again only when a person wants it so. */
  private static boolean isRefused(Situation situation) {
    return situation.memory().request().limitsRefused()
        && situation.orders().answer() != Choice.RAISE_LIMITS
        && situation.orders().answer() != Choice.LOOK_AGAIN;
  }

  /** Whether a failed request has, or can be given, the limits that were ordered. */
  static boolean areInForce(Situation situation, QueueItem.Present item) {
    var ordered = situation.orders().limits();
    var present = ofRequest(situation, item);
    return ordered != null
        && present.raisedTo(ordered.limits()).equals(present)
        && isEnough(present, item);
  }

  /** Exchange takes no limit below what it has met. */
  private static boolean isEnough(Limits limits, QueueItem.Present item) {
    return limits.badItems() >= item.progress().badItems();
  }

  /** What a request may leave behind; as planned, where Exchange does not tell. */
  static Limits ofRequest(Situation situation, QueueItem.Present item) {
    return item.limitsOr(situation.intention().limits());
  }
}
