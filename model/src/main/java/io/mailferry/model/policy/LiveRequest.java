package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.policy.Evidence.Owner;
import java.util.List;
import java.util.Objects;

/** A request that directory and queue agree on; what the queue says of it is what counts. */
final class LiveRequest {
  private final Timings timings;
  private final Settling settling;
  private final Arrived arrived;
  private final Stalls stalls;
  private final Leftover leftover;
  private final RunningRequest running;
  private final FailedRequest failed;

  LiveRequest(Timings timings, Settling settling, Arrived arrived) {
    this.timings = timings;
    this.settling = settling;
    this.arrived = arrived;
    this.leftover = new Leftover(timings, settling);
    var brake = new Brake(timings);
    this.stalls = new Stalls(timings);
    this.running = new RunningRequest(timings, brake, stalls);
    this.failed = new FailedRequest(timings, arrived, brake);
  }

  Verdict decide(Situation before, QueueItem.Present item, Owner owner) {
    if (Arrived.isFollowedBy(item, before.memory())) {
      return Arrived.movedOn(before);
    }
    if (Leftover.is(before, item)) {
      return leftover.decide(before, item, owner);
    }
    if (owner == Owner.CONFLICT) {
      return Ownership.conflict(before);
    }
    if (owner == Owner.SAME_GOAL && !Ownership.consented(before)) {
      return Ownership.foreign(before, item.batchName(), item.status());
    }
    var memory = before.memory();
    var situation =
        before.with(
            Marks.ofRelease(before, item)
                .withSubmission(new Submission.Seen(before.now()))
                .withRefusal(null)
                .withConsented(owner == Owner.SAME_GOAL)
                // One that goes on by itself, or by somebody's hand, is not to be replaced.
                .withRestarting(
                    before.memory().request().restarting()
                        && item.status() == RequestStatus.FAILED));
    if (item.status() != RequestStatus.FAILED) {
      situation = situation.with(situation.memory().withoutMended());
    }
    var verdict = Marks.ofSuspension(situation, item, countingTries(asItStands(situation, item)));
    var refusal = memory.repairs().refusal();
    return memory.submission() instanceof Submission.Seen && refusal != null
        ? heedingRefusal(situation, verdict, refusal)
        : verdict;
  }

  /** Tries are counted as long as the same thing is wanted; when nothing is, it went through. */
  private static Verdict countingTries(Verdict verdict) {
    return verdict.decision().next().hasActivity()
        ? verdict
        : new Verdict(verdict.decision(), verdict.memory().withoutTries());
  }

  /**
   * Exchange said no to a command on a live request and would say no again: a person looks at it
   * before any command is given. What needs no command goes on, and the refusal is forgotten.
   */
  static Verdict heedingRefusal(Situation situation, Verdict verdict, Refusal refusal) {
    var answer = situation.orders().answer();
    var waitsForACommand = verdict.decision().reason().waitsForASlot();
    if ((!verdict.decision().next().changesRequest() && !waitsForACommand)
        || answer == Choice.LOOK_AGAIN
        || answer == Choice.REPOINT) {
      return verdict;
    }
    if (answer == Choice.LEAVE) {
      var certain = verdict.decision().outcome();
      return certain == null ? Verdicts.left(situation) : Verdicts.left(situation, certain);
    }
    if (situation.mayBeTriedAgain(refusal)) {
      return verdict;
    }
    return Verdicts.askAboutRefusal(situation.with(verdict.memory().withRefusal(refusal)), refusal);
  }

  private Verdict asItStands(Situation situation, QueueItem.Present item) {
    return switch (item.status()) {
      case COMPLETED -> completed(situation, item, false);
      case COMPLETED_WITH_WARNING -> completed(situation, item, true);
      case COMPLETION_IN_PROGRESS -> completing(situation, item);
      case FAILED -> failed.decide(situation, item);
      case SUSPENDED -> running.suspended(situation, item);
      case QUEUED, IN_PROGRESS -> running.copying(situation, item);
      case SYNCED, AUTO_SUSPENDED -> running.copied(situation, item);
      case NONE, UNRECOGNISED -> unknownState(situation, item);
    };
  }

  /** Exchange may be completing the move, so that no command is safe. */
  private Verdict unknownState(Situation situation, QueueItem.Present item) {
    var since =
        Objects.requireNonNullElse(situation.memory().doubts().untouchableSince(), situation.now());
    var lasts = situation.hasPassed(since, timings.tolerance().working());
    return Verdicts.wait(
        situation,
        lasts ? timings.tolerance().look() : timings.settle(),
        Reason.UNKNOWN_STATE,
        Phase.of(situation.memory()),
        lasts ? Attention.STUCK : Attention.WAITING,
        "Exchange reports a state this release does not know (its detail is \""
            + item.statusDetail()
            + "\"); Mailferry watches it and sends no command"
            + (situation.orders().cancel() == null
                ? ""
                : ", so that the cancellation is carried out when it is in a known one")
            + (lasts
                ? ". It has been so since "
                    + since
                    + ": look at it with Get-MoveRequestStatistics, and look for a later release"
                : ""));
  }

  private Verdict completed(Situation situation, QueueItem.Present item, boolean withWarning) {
    if (situation.atHome()) {
      return arrived.decide(situation, withWarning);
    }
    var odd = settling.odd(situation);
    return settling.agreeOrAsk(
        odd,
        Phase.VERIFYING,
        "Exchange completed the move and "
            + situation.sighting().controller()
            + " does not show it yet; directories need time to agree",
        elsewhere(situation, item),
        LiveRequest::moveThereAgain);
  }

  private static Question elsewhere(Situation situation, QueueItem.Present item) {
    var home = situation.intention().destination().name();
    var harmless = !Disagreement.mayTakeItsMailboxAlong(item);
    return new Question(
        Question.Code.COMPLETED_ELSEWHERE,
        "the request is completed and the mailbox does not live in "
            + home
            + ": it was moved again, or the directory was changed by hand. To have it moved there"
            + " again, "
            + (harmless
                ? "answer remove-leftover: the completed request is removed, and a new one is"
                    + " submitted"
                : "remove the request in a shell of Exchange 2010 if both databases are of that"
                    + " version, where a later version's command can delete the mailbox with it;"
                    + " else with Remove-MoveRequest"),
        harmless
            ? List.of(Choice.REMOVE_LEFTOVER, Choice.LOOK_AGAIN, Choice.LEAVE)
            : List.of(Choice.LOOK_AGAIN, Choice.LEAVE));
  }

  /** Somebody may have wanted it elsewhere, so that only a person's word begins it anew. */
  private static Verdict moveThereAgain(Situation odd, Question question) {
    var orders = odd.orders();
    return orders.answer() == Choice.REMOVE_LEFTOVER
            && question.choices().contains(Choice.REMOVE_LEFTOVER)
            && orders.pause() == null
            && orders.cancel() == null
        ? Verdicts.next(
            odd,
            new Action.RemoveLeftover(),
            Reason.LEFTOVER_REMOVED,
            Phase.SUBMITTING,
            Attention.NONE,
            "the completed request is removed, as a person wants it; then a new one is submitted")
        : Verdicts.ask(odd, question);
  }

  /** While Exchange completes the move, nobody touches it. */
  Verdict completing(Situation situation, QueueItem.Present item) {
    var cancelled = situation.orders().cancel() != null;
    var tooLate = cancelled ? ", so the cancellation came too late" : "";
    return stalls.watching(
        situation,
        item,
        Verdicts.waitFor(
            Expected.VERIFY,
            situation,
            timings.releasedLook(),
            Reason.COMPLETING,
            Phase.CUTTING_OVER,
            "Exchange is completing the move and the mailbox is locked for a moment; nobody may"
                + " touch it now"
                + tooLate),
        "the mailbox may be locked meanwhile, and nobody may touch it now" + tooLate);
  }
}
