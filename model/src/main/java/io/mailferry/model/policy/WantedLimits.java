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
 * How much more may be left behind than the plan says at first: what an operator ordered, and the
 * steps that the plan allows. Limits are only ever raised: what was left behind already is not
 * brought back by a lower one, and Exchange refuses it (docs/exchange/cmdlets.md#changes).
 */
final class WantedLimits {
  private WantedLimits() {}

  /** The command that gives a live request the limits that are wanted; null when it has them. */
  static @Nullable Verdict due(Situation situation, QueueItem.Present item, Phase phase) {
    return areDue(situation, item)
        ? Verdicts.next(
            situation,
            new Action.RaiseLimits(wanted(situation, item)),
            Reason.LIMITS_RAISED,
            phase,
            Attention.NONE,
            why(situation, item)
                + ": the request gets limits of "
                + wanted(situation, item).words())
        : null;
  }

  /** Whether a live request is to be given other limits, and Exchange would take them. */
  static boolean areDue(Situation situation, QueueItem.Present item) {
    var wanted = wanted(situation, item);
    return !isRefused(situation)
        && !wanted.equals(ofRequest(situation, item))
        && isEnough(wanted, item);
  }

  private static Limits wanted(Situation situation, QueueItem.Present item) {
    return situation
        .memory()
        .request()
        .limitsBeside(situation.orders().limitsBeside(ofRequest(situation, item)));
  }

  private static String why(Situation situation, QueueItem.Present item) {
    var ordered = situation.orders().limits();
    var present = ofRequest(situation, item);
    return ordered != null && !present.raisedTo(ordered.limits()).equals(present)
        ? ordered.order().who() + " lets more be left behind (" + ordered.order().reason() + ")"
        : "the plan lets limits rise by steps before anybody is asked";
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
