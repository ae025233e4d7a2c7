package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import java.time.Duration;

/** When a copied mailbox may switch: held, too early, already released, or now. */
final class Cutover {
  private final Timings timings;

  Cutover(Timings timings) {
    this.timings = timings;
  }

  Verdict decide(Situation situation, QueueItem.Present item) {
    if (mustPark(situation, item)) {
      return park(situation);
    }
    var hold = situation.orders().hold();
    if (hold != null) {
      return Verdicts.wait(
          situation,
          timings.safetyLook(),
          Reason.HELD,
          Phase.READY,
          Attention.NONE,
          "copied; the cutover is held by " + hold.who() + ": " + hold.reason());
    }
    var notBefore = situation.intention().cutover().notBefore();
    if (notBefore != null && situation.now().isBefore(notBefore)) {
      return Verdicts.wait(
          situation,
          shorterOf(timings.safetyLook(), Duration.between(situation.now(), notBefore)),
          Reason.TOO_EARLY,
          Phase.READY,
          Attention.NONE,
          "copied; the cutover may begin at " + notBefore);
    }
    if (alreadyReleased(situation, item)) {
      return Verdicts.wait(
          situation,
          timings.releasedLook(),
          Reason.RELEASED,
          Phase.CUTTING_OVER,
          Attention.NONE,
          "released for cutover; Exchange completes the move when it next picks it up");
    }
    return Verdicts.next(
        situation,
        new Action.Release(),
        Reason.CUTOVER_DUE,
        Phase.CUTTING_OVER,
        Attention.NONE,
        "copied, and the cutover may begin: the move is released");
  }

  private static boolean alreadyReleased(Situation situation, QueueItem.Present item) {
    return !item.suspendWhenReady()
        && item.completeAfter() != null
        && !item.completeAfter().isAfter(situation.now());
  }

  /** Whether Exchange would complete the move by itself before it may. */
  boolean mustPark(Situation situation, QueueItem.Present item) {
    var completesAt = item.completeAfter();
    if (item.suspendWhenReady() || completesAt == null) {
      return false;
    }
    if (situation.orders().hold() != null) {
      return completesAt.isBefore(situation.now().plus(timings.safetyLook().multipliedBy(4)));
    }
    var notBefore = situation.intention().cutover().notBefore();
    return notBefore != null
        && situation.now().isBefore(notBefore)
        && completesAt.isBefore(notBefore);
  }

  static Verdict park(Situation situation) {
    return Verdicts.next(
        situation,
        new Action.Park(),
        situation.orders().hold() != null ? Reason.HELD : Reason.TOO_EARLY,
        Phase.READY,
        Attention.NONE,
        "Exchange would complete the move too early: its completion time is moved to a later date");
  }

  private static Duration shorterOf(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
