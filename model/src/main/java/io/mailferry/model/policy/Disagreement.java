package io.mailferry.model.policy;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Question;
import io.mailferry.model.policy.Evidence.Owner;

/** Directory and queue disagree: one of them shows a request that the other does not. */
final class Disagreement {
  private final Settling settling;
  private final Arrived arrived;
  private final LiveRequest liveRequest;

  Disagreement(Settling settling, Arrived arrived, LiveRequest liveRequest) {
    this.settling = settling;
    this.arrived = arrived;
    this.liveRequest = liveRequest;
  }

  Verdict itemWithoutStamp(Situation situation, QueueItem.Present item, Owner owner) {
    if (Arrived.isFollowedBy(item, situation.memory())) {
      return Arrived.movedOn(situation);
    }
    if (item.status().completed() && situation.atHome()) {
      return liveRequest.decide(situation, item, owner);
    }
    if (item.status() == RequestStatus.COMPLETION_IN_PROGRESS) {
      return liveRequest.completing(situation, item);
    }
    var odd = settling.odd(situation);
    return settling.agreeOrAsk(
        odd,
        Phase.of(situation.memory()),
        "the queue has a request that "
            + situation.sighting().controller()
            + " does not show yet; directories need time to agree",
        Question.Code.QUEUE_ORPHAN,
        "the queue has a move request (status "
            + item.status()
            + ") that the directory does not know: an orphan, which a person must remove with"
            + " Remove-MoveRequest -MoveRequestQueue");
  }

  private Verdict heedingRefusals(Situation situation, boolean withWarning) {
    var refusal = situation.memory().repairs().refusal();
    var forgotten = situation.with(situation.memory().withRefusal(null));
    var verdict = arrived.decide(forgotten, withWarning);
    return refusal == null ? verdict : LiveRequest.heedingRefusal(forgotten, verdict, refusal);
  }

  Verdict stampWithoutItem(Situation situation, Stamp.Present stamp, Owner owner) {
    // The stamp of what was just removed may be there for longer on another controller.
    if (owner == Owner.CONFLICT && !situation.memory().request().restarting()) {
      return Ownership.conflict(situation);
    }
    var status = stamp.status();
    if (situation.atHome() && status.completed()) {
      if (owner == Owner.SAME_GOAL && !Ownership.consented(situation)) {
        return Ownership.foreign(situation, stamp.batchName(), status);
      }
      return heedingRefusals(
          situation.with(situation.memory().withConsented(owner == Owner.SAME_GOAL)),
          status == RequestStatus.COMPLETED_WITH_WARNING);
    }
    var odd = settling.odd(situation);
    return settling.agreeOrAsk(
        odd,
        Phase.of(situation.memory()),
        situation.sighting().controller()
            + " shows a move request that the queue does not have yet; both need time to agree",
        Question.Code.DIRECTORY_ORPHAN,
        "the directory shows a move request (status "
            + status
            + ") that no queue has: an orphan, which a person must clear with"
            + " Remove-MoveRequest");
  }
}
