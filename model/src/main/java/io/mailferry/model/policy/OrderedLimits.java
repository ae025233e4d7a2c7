package io.mailferry.model.policy;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
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
    if (ordered == null) {
      return null;
    }
    var wanted = ofRequest(situation, item).raisedTo(ordered.limits());
    return wanted.equals(ofRequest(situation, item))
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

  /** What a request may leave behind; as planned, where Exchange does not tell. */
  static Limits ofRequest(Situation situation, QueueItem.Present item) {
    return item.limitsOr(situation.intention().limits());
  }
}
