package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.CutoverStyle;

/** What we remember to have done with a request, as far as what is seen does not contradict it. */
final class Marks {
  private Marks() {}

  /** A request that rests by itself is released no longer. */
  static Memory ofRelease(Situation situation, QueueItem.Present item) {
    var completesAt = item.completeAfter();
    return item.status() == RequestStatus.AUTO_SUSPENDED
            || (completesAt != null && completesAt.isAfter(situation.now()))
        ? situation.memory().withReleased(null)
        : byExchange(situation, item);
  }

  /** Its time has come, and nobody of ours had to say so. */
  private static Memory byExchange(Situation situation, QueueItem.Present item) {
    return situation.intention().cutover().style() == CutoverStyle.HELD_BY_EXCHANGE
            && item.completeAfter() != null
            && situation.memory().request().released() == null
        ? situation.memory().withReleased(item.completeAfter())
        : situation.memory();
  }

  /**
   * A request that runs and may run is suspended by us no longer: a later suspension is not ours.
   * One that the directory calls suspended is about to be so: Exchange takes a moment to stop it.
   */
  static Verdict ofSuspension(Situation situation, QueueItem.Present item, Verdict verdict) {
    return item.status() == RequestStatus.SUSPENDED
            || situation.orders().pause() != null
            || isBeingSuspended(situation)
            || verdict.decision().next() instanceof Action.Suspend
        ? verdict
        : new Verdict(verdict.decision(), verdict.memory().withSuspendedByUs(false));
  }

  private static boolean isBeingSuspended(Situation situation) {
    return situation.sighting().stamp() instanceof Stamp.Present stamp && stamp.flags().suspended();
  }
}
