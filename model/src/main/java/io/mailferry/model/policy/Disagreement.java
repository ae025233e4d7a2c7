package io.mailferry.model.policy;

import io.mailferry.model.Route;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Question;
import io.mailferry.model.policy.Evidence.Owner;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Directory and queue disagree: one of them shows a request that the other does not. */
final class Disagreement {
  /**
   * Microsoft's own repair leaves alone what was touched so lately
   * (docs/exchange/time-constants.md).
   */
  private static final Duration QUIET = Duration.ofHours(2);

  private static final String WHOLE =
      "; Mailferry does not offer it, because what is copied would be lost: find out first why the"
          + " directory does not show the request";

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
        Orphan.question(
            Question.Code.QUEUE_ORPHAN,
            "the queue has a move request (status "
                + item.status()
                + ") that the directory does not know: an orphan, which is removed with"
                + " Remove-MoveRequest -MoveRequestQueue when a person wants it"
                + (isWhole(item) ? WHOLE : lastSign(item))
                + (mayTakeItsMailboxAlong(item) ? whereOf2010(situation) : ""),
            owner != Owner.CONFLICT && isRemovable(odd, item)),
        Orphan::decide);
  }

  /** One side is missing, so nobody knows of which versions the databases of the request are. */
  private static String whereOf2010(Situation situation) {
    return situation.intention().route() == Route.LOCAL
        ? ", and in a shell of Exchange 2010 where both databases are of that version: a later"
            + " version's command can delete a mailbox that moved between them"
        : "";
  }

  private Verdict heedingRefusals(Situation situation, boolean withWarning) {
    var refusal = situation.memory().repairs().refusal();
    var forgotten = situation.with(situation.memory().withRefusal(null));
    var verdict = arrived.decide(forgotten, withWarning);
    return refusal == null ? verdict : LiveRequest.heedingRefusal(forgotten, verdict, refusal);
  }

  /** Nothing that it shows is believed, so there is nothing to act on. */
  Verdict itemNotValid(Situation situation, String why, boolean ours) {
    return notValid(
        situation,
        Question.Code.QUEUE_ORPHAN,
        "without a trace in the directory",
        why,
        ours && situation.intention().route() != Route.LOCAL);
  }

  private Verdict notValid(
      Situation situation, Question.Code code, String beside, String why, boolean removable) {
    var words = why.isBlank() ? "" : ": " + why;
    return settling.agreeOrAsk(
        settling.odd(situation),
        Phase.of(situation.memory()),
        "Exchange shows a move request that it calls not valid itself"
            + words
            + "; directory and queue need time to agree",
        Orphan.question(
            code,
            "Exchange shows a move request, "
                + beside
                + ", that it calls not valid itself"
                + words
                + ". Directory and queue do not agree on it, so nothing that it shows is acted on."
                + " A person must look at it with Get-MoveRequestStatistics, and remove it when it"
                + " is an orphan"
                + whereOf2010(situation),
            removable),
        Orphan::decide);
  }

  /**
   * @param notValid what Exchange says of an item that it calls not valid; null when there is none
   */
  Verdict stampWithoutItem(
      Situation situation, Stamp.Present stamp, Owner owner, @Nullable String notValid) {
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
    if (notValid != null) {
      return notValid(
          situation,
          Question.Code.DIRECTORY_ORPHAN,
          "which the directory has as " + status,
          notValid,
          isRemovable(situation, status, owner));
    }
    var odd = settling.odd(situation);
    return settling.agreeOrAsk(
        odd,
        Phase.of(situation.memory()),
        situation.sighting().controller()
            + " shows a move request that the queue does not have yet; both need time to agree",
        Orphan.question(
            Question.Code.DIRECTORY_ORPHAN,
            "the directory shows a move request (status "
                + status
                + ") that no queue has: an orphan, which is cleared with Remove-MoveRequest when a"
                + " person wants it"
                + (status.completed() ? whereOf2010(situation) : ""),
            isRemovable(situation, status, owner)),
        Orphan::decide);
  }

  private boolean isRemovable(Situation odd, QueueItem.Present item) {
    return switch (item.status()) {
      // Who may not read stamps sees none, also of a mailbox that waits for its cutover.
      case SYNCED, AUTO_SUSPENDED, SUSPENDED, COMPLETION_IN_PROGRESS -> false;
      case NONE, UNRECOGNISED -> false;
      case QUEUED, IN_PROGRESS -> isQuiet(odd, item);
      case FAILED -> !isWorkedOn(odd, item);
      case COMPLETED, COMPLETED_WITH_WARNING ->
          !mayTakeItsMailboxAlong(item) && !isWorkedOn(odd, item);
    };
  }

  /** One of which no sign of life can be read may have given it a moment ago. */
  private static boolean isQuiet(Situation odd, QueueItem.Present item) {
    var times = item.times();
    var last = Objects.requireNonNullElse(times.lastUpdate(), odd.now());
    return odd.hasPassed(last, QUIET);
  }

  private static boolean isWhole(QueueItem.Present item) {
    return switch (item.status()) {
      case SYNCED, AUTO_SUSPENDED, SUSPENDED -> true;
      case NONE,
          QUEUED,
          IN_PROGRESS,
          COMPLETION_IN_PROGRESS,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          FAILED,
          UNRECOGNISED ->
          false;
    };
  }

  /** Directories that have not agreed for so long may not replicate at all. */
  private boolean isWorkedOn(Situation odd, QueueItem.Present item) {
    var touched = item.times().lastUpdate();
    return touched != null && settling.isRecent(odd, touched);
  }

  private static String lastSign(QueueItem.Present item) {
    var touched = item.times().lastUpdate();
    return touched == null
        ? ""
        : "; it is not offered while Exchange goes on with it, which it did last at "
            + touched
            + ", "
            + item.progress().percent()
            + " % copied";
  }

  /** Whether the removal of a completed request may take its mailbox with it. */
  static boolean mayTakeItsMailboxAlong(QueueItem.Present item) {
    return item.status().completed()
        && item.route() == Route.LOCAL
        && (item.versions() == null || item.liesWithinExchange2010());
  }

  /** Only a completed request can take its mailbox along, when both databases are of 2010. */
  private static boolean isRemovable(Situation situation, RequestStatus status, Owner owner) {
    return owner != Owner.CONFLICT
        && (situation.intention().route() != Route.LOCAL || !status.completed());
  }
}
