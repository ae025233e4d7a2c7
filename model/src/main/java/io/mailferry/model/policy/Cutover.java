package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;

/** When a copied mailbox may switch: held, too early, already released, or now. */
final class Cutover {
  private final Brake brake;
  private final Stalls stalls;

  Cutover(Brake brake, Stalls stalls) {
    this.brake = brake;
    this.stalls = stalls;
  }

  Verdict decide(Situation situation, QueueItem.Present item) {
    if (brake.isMissing(situation, item)) {
      return Brake.putOn(situation, item);
    }
    if (Brake.isWanted(situation)) {
      return brake.holdCopied(situation, item);
    }
    if (alreadyReleased(situation, item)) {
      return stalls.watching(
          situation,
          item,
          Verdicts.waitFor(
              Expected.VERIFY,
              situation,
              brake.releasedLook(situation, item),
              Reason.RELEASED,
              Phase.CUTTING_OVER,
              "released for cutover; Exchange completes the move when it next picks it up"),
          "then the arrival is verified");
    }
    if (!situation.slots().cutover()) {
      return brake.wouldCompleteByItself(situation, item)
          ? Turns.brakeFirst(situation)
          : Turns.toSwitch(situation, "it is released", brake.inTheWindow(situation));
    }
    return Verdicts.next(
        situation,
        new Action.Release(),
        Reason.CUTOVER_DUE,
        Phase.CUTTING_OVER,
        Attention.NONE,
        "copied, and the cutover may begin: the move is released");
  }

  static boolean alreadyReleased(Situation situation, QueueItem.Present item) {
    return !situation.sighting().stopsBeforeItsEnd()
        && item.completeAfter() != null
        && !item.completeAfter().isAfter(situation.now());
  }
}
