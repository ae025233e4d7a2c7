package io.mailferry.model.policy;

import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Evidence.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is next for one mailbox. Pure and total: every situation has exactly one answer.
 *
 * <p>The table is docs/exchange/queues-and-stamps.md#the-truth-table; the rules it keeps are:
 * nothing is submitted while a request exists or may exist, no healthy request is removed, nothing
 * of others is changed without consent, and what Exchange is still working on is left to it.
 */
public final class MovePolicy {
  private final Patience patience;

  /** A policy with this patience. */
  public MovePolicy(Patience patience) {
    this.patience = patience;
  }

  /** Decides; the memory that comes with the decision replaces the one that went in. */
  public Verdict decide(Situation situation) {
    var settled = rememberWhatIsSeen(situation);
    var evidence = Evidence.of(settled.intention(), settled.sighting());
    return switch (evidence) {
      case Evidence.Unreadable(var why) -> waitForReading(settled, why);
      case Evidence.NoRequest _ -> withoutRequest(settled);
      case Evidence.BeingRemoved _ ->
          waiting(
              settled,
              patience.settleLook(),
              settled.orders().cancel() != null ? Phase.DONE : Phase.SUBMITTING,
              Attention.WAITING,
              "Exchange is taking a removed request away; when it is gone, the migration goes on");
      case Evidence.ItemWithoutStamp(var item, var owner) -> itemWithoutStamp(settled, item, owner);
      case Evidence.StampWithoutItem(var stamp, var owner) ->
          stampWithoutItem(settled, stamp, owner);
      case Evidence.Request(var item, var owner) -> withRequest(settled, item, owner);
    };
  }

  private static Situation rememberWhatIsSeen(Situation situation) {
    var memory = situation.memory();
    var sighting = situation.sighting();
    var draft = memory.but();
    if (!sighting.controller().equals(memory.controller())) {
      draft.controller(sighting.controller(), situation.now());
    }
    if (memory.submission() instanceof Submission.Unconfirmed(var since) && since == null) {
      draft.submission(new Submission.Unconfirmed(situation.now()));
    }
    if (sighting.queue() instanceof QueueItem.Present item) {
      draft.lastSeen(item);
    }
    draft.unreadableSince(
        sighting.queue() instanceof QueueItem.Unreadable
            ? firstOf(memory.unreadableSince(), situation.now())
            : null);
    if (memory.sourceDatabase() == null) {
      draft.sourceDatabase(departure(situation));
    }
    return new Situation(
        situation.intention(), sighting, situation.orders(), draft.kept(), situation.now());
  }

  private static @Nullable String departure(Situation situation) {
    var home =
        situation.intention().route().crossForest()
            ? situation.sighting().sourceHome()
            : situation.sighting().targetHome();
    return home instanceof Home.InDatabase database ? database.databaseName() : null;
  }

  private Verdict waitForReading(Situation situation, String why) {
    return waiting(
        situation,
        patience.awayLook(),
        phaseSoFar(situation),
        Attention.WAITING,
        why + ". This is no failure of the move: it is read again by itself");
  }

  // ------------------------------------------------------------------ no request anywhere

  private Verdict withoutRequest(Situation situation) {
    var memory = situation.memory();
    if (Evidence.atHome(situation.intention(), situation.sighting())) {
      return memory.submission() instanceof Submission.NotSent && memory.verification() == null
          ? finish(
              forgetOddity(situation),
              new MigrationOutcome.AlreadyHome(situation.intention().destination().name()),
              "the mailbox lives in " + situation.intention().destination().name() + " already")
          : arrived(forgetOddity(situation), false);
    }
    return switch (memory.submission()) {
      case Submission.Unconfirmed(var since) -> waitForTheTruth(situation, since);
      case Submission.Seen _ -> vanished(situation);
      case Submission.NotSent _ -> nothingSubmitted(situation);
    };
  }

  private Verdict waitForTheTruth(Situation situation, @Nullable Instant since) {
    var from = latest(since == null ? situation.now() : since, situation.memory());
    if (passedSince(from, patience.settle(), situation)) {
      var memory =
          situation.memory().but().submission(new Submission.NotSent()).oddSince(null).kept();
      return nothingSubmitted(with(situation, memory));
    }
    return waiting(
        situation,
        patience.settleLook(),
        Phase.SUBMITTING,
        Attention.WAITING,
        "a New-MoveRequest may have reached Exchange and nobody told us; nothing is sent again"
            + " until "
            + from.plus(patience.settle())
            + ", when "
            + situation.sighting().controller()
            + " must have shown it if it exists");
  }

  private Verdict vanished(Situation situation) {
    var memory = situation.memory();
    if (memory.withdrawn()) {
      return withdrawn(situation);
    }
    if (situation.orders().answer() == Choice.LEAVE) {
      return left(situation);
    }
    var odd = odd(situation);
    if (!settledOddity(odd)) {
      return waiting(
          odd,
          patience.settleLook(),
          Phase.COPYING,
          Attention.WAITING,
          "the move request cannot be seen at the moment; directories need time to agree");
    }
    if (situation.orders().cancel() != null) {
      return withdrawn(situation);
    }
    return situation.orders().answer() == Choice.SUBMIT_AGAIN
        ? nothingSubmitted(with(situation, asIfNeverSubmitted(memory)))
        : ask(
            odd,
            Question.Code.REQUEST_VANISHED,
            "the move request that was there has disappeared from Exchange and from "
                + situation.sighting().controller()
                + ", and the mailbox has not moved: somebody removed it",
            Choice.SUBMIT_AGAIN,
            Choice.LOOK_AGAIN,
            Choice.LEAVE);
  }

  /** What belonged to the request that is gone says nothing about the next one. */
  private static Memory asIfNeverSubmitted(Memory memory) {
    return memory
        .but()
        .submission(new Submission.NotSent())
        .oddSince(null)
        .released(null)
        .lastSeen(null)
        .consented(false)
        .suspendedByUs(false)
        .resumesForgotten()
        .verification(null)
        .accepted(false)
        .cleanedUp(false)
        .kept();
  }

  private Verdict nothingSubmitted(Situation situation) {
    var orders = situation.orders();
    var memory = situation.memory();
    if (orders.cancel() != null) {
      return withdrawn(situation);
    }
    if (orders.pause() != null) {
      return waiting(
          situation,
          patience.safetyLook(),
          Phase.PAUSED,
          Attention.NONE,
          "paused by "
              + orders.pause().who()
              + " before anything was submitted: "
              + orders.pause().reason());
    }
    if (situation.sighting().targetHome() instanceof Home.Missing) {
      return ask(
          situation,
          Question.Code.OBSTACLES,
          "the target forest knows no object with this mailbox's GUID: prepare its mail user, then"
              + " look again",
          Choice.LOOK_AGAIN,
          Choice.LEAVE);
    }
    if (memory.refusal() != null) {
      return afterRefusal(situation, memory.refusal());
    }
    return next(
        situation,
        new Step.Submit(),
        Phase.SUBMITTING,
        Attention.NONE,
        "no move request exists and the mailbox is not in "
            + situation.intention().destination().name()
            + " yet: one is submitted");
  }

  private Verdict afterRefusal(Situation situation, Refusal refusal) {
    return switch (situation.orders().answer()) {
      case LOOK_AGAIN, SUBMIT_AGAIN ->
          nothingSubmitted(with(situation, situation.memory().but().refusal(null).kept()));
      case LEAVE -> left(situation);
      case ADOPT, RESUME, ACCEPT -> askAboutRefusal(situation, refusal);
      case null -> askAboutRefusal(situation, refusal);
    };
  }

  private Verdict askAboutRefusal(Situation situation, Refusal refusal) {
    return ask(
        situation,
        Question.Code.REFUSED,
        "Exchange refused the command (" + refusal.code() + "): " + refusal.sentence(),
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  // ------------------------------------------------------------------ stamp and queue disagree

  private Verdict itemWithoutStamp(Situation situation, QueueItem.Present item, Owner owner) {
    if (item.status().completed() && Evidence.atHome(situation.intention(), situation.sighting())) {
      return withRequest(situation, item, owner);
    }
    if (item.status() == RequestStatus.COMPLETION_IN_PROGRESS) {
      return completing(situation);
    }
    var odd = odd(situation);
    return agreeOrAsk(
        odd,
        phaseSoFar(situation),
        "the queue has a request that "
            + situation.sighting().controller()
            + " does not show yet; directories need time to agree",
        Question.Code.QUEUE_ORPHAN,
        "the queue has a move request (status "
            + item.status()
            + ") that the directory does not know: an orphan, which a person must remove with"
            + " Remove-MoveRequest -MoveRequestQueue");
  }

  private Verdict stampWithoutItem(Situation before, Stamp.Present stamp, Owner owner) {
    if (owner == Owner.CONFLICT) {
      return conflict(before);
    }
    var status = stamp.status();
    var situation = before;
    if (Evidence.atHome(before.intention(), before.sighting()) && status.completed()) {
      if (owner == Owner.SAME_GOAL && !consented(before)) {
        return foreign(before, stamp.batchName(), status);
      }
      situation = with(before, before.memory().but().consented(owner == Owner.SAME_GOAL).kept());
      return arrived(forgetOddity(situation), status == RequestStatus.COMPLETED_WITH_WARNING);
    }
    var odd = odd(situation);
    return agreeOrAsk(
        odd,
        phaseSoFar(situation),
        situation.sighting().controller()
            + " shows a move request that the queue does not have yet; both need time to agree",
        Question.Code.DIRECTORY_ORPHAN,
        "the directory shows a move request (status "
            + status
            + ") that no queue has: an orphan, which a person must clear with"
            + " Remove-MoveRequest");
  }

  // ------------------------------------------------------------------ a request

  private Verdict withRequest(Situation before, QueueItem.Present item, Owner owner) {
    if (owner == Owner.CONFLICT) {
      return conflict(before);
    }
    if (owner == Owner.SAME_GOAL && !consented(before)) {
      return foreign(before, item.batchName(), item.status());
    }
    var memory = before.memory();
    var situation =
        with(
            before,
            memory
                .but()
                .submission(new Submission.Seen(before.now()))
                .oddSince(item.status().completed() ? memory.oddSince() : null)
                .refusal(null)
                .consented(owner == Owner.SAME_GOAL)
                .kept());
    var verdict = countingTries(asItStands(situation, item));
    return memory.submission() instanceof Submission.Seen && memory.refusal() != null
        ? heedingRefusal(situation, verdict, memory.refusal())
        : verdict;
  }

  /** Tries are counted as long as the same thing is wanted; when nothing is, it went through. */
  private static Verdict countingTries(Verdict verdict) {
    return isCommand(verdict.decision().next())
        ? verdict
        : new Verdict(verdict.decision(), verdict.memory().but().failedTries(0).kept());
  }

  private static boolean consented(Situation situation) {
    return situation.memory().consented() || situation.orders().answer() == Choice.ADOPT;
  }

  /**
   * Exchange said no to a command on a live request and would say no again: a person looks at it
   * before any command is given. What needs no command goes on, and the refusal is forgotten.
   */
  private Verdict heedingRefusal(Situation situation, Verdict verdict, Refusal refusal) {
    var answer = situation.orders().answer();
    if (!isCommand(verdict.decision().next()) || answer == Choice.LOOK_AGAIN) {
      return verdict;
    }
    return answer == Choice.LEAVE
        ? left(situation)
        : askAboutRefusal(with(situation, verdict.memory().but().refusal(refusal).kept()), refusal);
  }

  private static boolean isCommand(Step step) {
    return switch (step) {
      case Step.Submit _,
          Step.Release _,
          Step.Park _,
          Step.Suspend _,
          Step.Resume _,
          Step.Withdraw _,
          Step.CleanUp _ ->
          true;
      case Step.WaitAndLook _, Step.Ask _, Step.Verify _, Step.Finish _ -> false;
    };
  }

  private Verdict asItStands(Situation situation, QueueItem.Present item) {
    return switch (item.status()) {
      case COMPLETED -> completed(situation, false);
      case COMPLETED_WITH_WARNING -> completed(situation, true);
      case COMPLETION_IN_PROGRESS -> completing(situation);
      case FAILED -> failed(situation, item);
      case SUSPENDED -> suspended(situation);
      case QUEUED, IN_PROGRESS -> copying(situation, item);
      case SYNCED, AUTO_SUSPENDED -> ready(situation, item);
      case NONE, UNRECOGNISED ->
          waiting(
              situation,
              patience.settle(),
              phaseSoFar(situation),
              Attention.WAITING,
              "Exchange reports a state this release does not know (\""
                  + item.statusDetail()
                  + "\"); it is followed, not touched");
    };
  }

  private Verdict conflict(Situation situation) {
    if (situation.orders().cancel() != null || situation.orders().answer() == Choice.LEAVE) {
      return left(situation);
    }
    return ask(
        situation,
        Question.Code.CONFLICTING_REQUEST,
        "another move request has this mailbox and takes it elsewhere, the other way, or for"
            + " Exchange's own batch service; it is never touched. Settle it with its owner",
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict foreign(Situation situation, @Nullable String batchName, RequestStatus status) {
    if (situation.orders().cancel() != null || situation.orders().answer() == Choice.LEAVE) {
      return left(situation);
    }
    return ask(
        situation,
        Question.Code.FOREIGN_REQUEST,
        "somebody else's move request (batch \""
            + (batchName == null ? "" : batchName)
            + "\", status "
            + status
            + ") already takes this mailbox to "
            + situation.intention().target().name(),
        Choice.ADOPT,
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict completed(Situation situation, boolean withWarning) {
    if (Evidence.atHome(situation.intention(), situation.sighting())) {
      return arrived(forgetOddity(situation), withWarning);
    }
    var odd = odd(situation);
    return agreeOrAsk(
        odd,
        Phase.VERIFYING,
        "Exchange completed the move and "
            + situation.sighting().controller()
            + " does not show it yet; directories need time to agree",
        Question.Code.COMPLETED_ELSEWHERE,
        "the request is completed and the mailbox does not live in "
            + situation.intention().destination().name()
            + ": it was moved again, or the directory was changed by hand");
  }

  private Verdict completing(Situation situation) {
    var cancelled = situation.orders().cancel() != null;
    return waiting(
        situation,
        patience.releasedLook(),
        Phase.CUTTING_OVER,
        Attention.NONE,
        "Exchange is completing the move and the mailbox is locked for a moment; nobody may touch it"
            + " now"
            + (cancelled ? ", so the cancellation came too late" : ""));
  }

  private Verdict failed(Situation situation, QueueItem.Present item) {
    var orders = situation.orders();
    var memory = situation.memory();
    if (Evidence.atHome(situation.intention(), situation.sighting())) {
      return orders.answer() == Choice.ACCEPT || memory.accepted()
          ? arrived(with(situation, memory.but().accepted(true).kept()), true)
          : orders.answer() == Choice.LEAVE
              ? left(situation)
              : ask(
                  situation,
                  Question.Code.FAILED,
                  "the mailbox is in "
                      + situation.intention().destination().name()
                      + " and its request failed afterwards ("
                      + reason(item)
                      + ")",
                  Choice.ACCEPT,
                  Choice.LOOK_AGAIN,
                  Choice.LEAVE);
    }
    if (orders.cancel() != null) {
      return withdraw(situation);
    }
    if (orders.pause() != null) {
      return paused(situation, orders.pause());
    }
    if (orders.answer() == Choice.LEAVE) {
      return left(situation);
    }
    if (orders.answer() == Choice.RESUME) {
      return resume(
          with(situation, memory.but().resumesForgotten().kept()),
          "resumed on an operator's answer");
    }
    var failure = item.failure();
    if (failure != null && failure.passing() && memory.resumes() < patience.mostResumes()) {
      var lastResume = memory.lastResume();
      return lastResume == null || passedSince(lastResume, patience.betweenResumes(), situation)
          ? resume(
              situation,
              "the request failed for a passing reason ("
                  + reason(item)
                  + "): it is resumed, attempt "
                  + (memory.resumes() + 1)
                  + " of "
                  + patience.mostResumes())
          : waiting(
              situation,
              remaining(lastResume, patience.betweenResumes(), situation),
              Phase.COPYING,
              Attention.WAITING,
              "the request failed again ("
                  + reason(item)
                  + "); it is resumed at "
                  + lastResume.plus(patience.betweenResumes()));
    }
    return ask(
        situation,
        Question.Code.FAILED,
        "the request failed and will not get better by itself (" + reason(item) + ")",
        Choice.RESUME,
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict suspended(Situation situation) {
    var orders = situation.orders();
    if (orders.cancel() != null) {
      return withdraw(situation);
    }
    if (orders.pause() != null) {
      return paused(situation, orders.pause());
    }
    if (situation.memory().suspendedByUs()) {
      return resume(situation, "the pause is over: the request is resumed");
    }
    return switch (orders.answer()) {
      case RESUME -> resume(situation, "resumed on an operator's answer");
      case LEAVE -> left(situation);
      case LOOK_AGAIN, ADOPT, SUBMIT_AGAIN, ACCEPT -> askWhoSuspended(situation);
      case null -> askWhoSuspended(situation);
    };
  }

  private Verdict askWhoSuspended(Situation situation) {
    return ask(
        situation,
        Question.Code.SUSPENDED_BY_OTHERS,
        "somebody suspended the move request in Exchange, and not we",
        Choice.RESUME,
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict copying(Situation before, QueueItem.Present item) {
    var orders = before.orders();
    var situation =
        item.status() == RequestStatus.IN_PROGRESS
                && before.memory().resumes() > 0
                && passedSince(
                    firstOf(before.memory().lastResume(), before.now()),
                    patience.betweenResumes(),
                    before)
            ? with(before, before.memory().but().resumesForgotten().kept())
            : before;
    if (orders.cancel() != null) {
      return withdraw(situation);
    }
    if (orders.pause() != null) {
      return suspend(situation, orders.pause());
    }
    if (mustPark(situation, item)) {
      return park(situation);
    }
    var released = situation.memory().released() != null;
    return waiting(
        situation,
        released ? patience.releasedLook() : patience.safetyLook(),
        released ? Phase.CUTTING_OVER : Phase.COPYING,
        Attention.NONE,
        "Exchange is at work ("
            + (item.statusDetail().isBlank() ? item.status().toString() : item.statusDetail())
            + ", "
            + item.progress().percent()
            + " %); "
            + (released
                ? "it was released for cutover"
                : "when it is copied, the cutover comes next"));
  }

  private Verdict ready(Situation situation, QueueItem.Present item) {
    var orders = situation.orders();
    if (orders.cancel() != null) {
      return withdraw(situation);
    }
    if (orders.pause() != null) {
      return item.status() == RequestStatus.AUTO_SUSPENDED
          ? paused(situation, orders.pause())
          : suspend(situation, orders.pause());
    }
    if (mustPark(situation, item)) {
      return park(situation);
    }
    if (orders.hold() != null) {
      return waiting(
          situation,
          patience.safetyLook(),
          Phase.READY,
          Attention.NONE,
          "copied; the cutover is held by " + orders.hold().who() + ": " + orders.hold().reason());
    }
    var notBefore = situation.intention().cutover().notBefore();
    if (notBefore != null && situation.now().isBefore(notBefore)) {
      return waiting(
          situation,
          shorterOf(patience.safetyLook(), Duration.between(situation.now(), notBefore)),
          Phase.READY,
          Attention.NONE,
          "copied; the cutover may begin at " + notBefore);
    }
    if (alreadyReleased(situation, item)) {
      return waiting(
          situation,
          patience.releasedLook(),
          Phase.CUTTING_OVER,
          Attention.NONE,
          "released for cutover; Exchange completes the move when it next picks it up");
    }
    return next(
        situation,
        new Step.Release(),
        Phase.CUTTING_OVER,
        Attention.NONE,
        "copied, and the cutover may begin: the move is released");
  }

  private static boolean alreadyReleased(Situation situation, QueueItem.Present item) {
    return !item.suspendWhenReady()
        && item.completeAfter() != null
        && !item.completeAfter().isAfter(situation.now());
  }

  private boolean mustPark(Situation situation, QueueItem.Present item) {
    var cutover = situation.intention().cutover();
    var completesAt = item.completeAfter();
    if (item.suspendWhenReady() || completesAt == null) {
      return false;
    }
    if (situation.orders().hold() != null) {
      return completesAt.isBefore(situation.now().plus(patience.safetyLook().multipliedBy(4)));
    }
    var notBefore = cutover.notBefore();
    return notBefore != null
        && situation.now().isBefore(notBefore)
        && completesAt.isBefore(notBefore);
  }

  // ------------------------------------------------------------------ arrived

  private Verdict arrived(Situation situation, boolean withWarning) {
    var memory = situation.memory();
    var verification = memory.verification();
    var answer = situation.orders().answer();
    if (verification == null) {
      return verify(situation, "the mailbox is in its new home: the arrival is checked");
    }
    if (verification.passed() || memory.accepted() || answer == Choice.ACCEPT) {
      var accepted =
          verification.passed() ? situation : with(situation, memory.but().accepted(true).kept());
      return afterArrival(accepted, verification, withWarning);
    }
    if (answer == Choice.LEAVE) {
      return left(situation);
    }
    if (answer == Choice.LOOK_AGAIN
        || !passedSince(verification.firstAt(), patience.settle(), situation)) {
      return passedSince(verification.lastAt(), patience.settleLook(), situation)
              || answer == Choice.LOOK_AGAIN
          ? verify(situation, "the arrival is checked again: " + verification.shortfall())
          : waiting(
              situation,
              patience.settleLook(),
              Phase.VERIFYING,
              Attention.WAITING,
              "moved, and not everything shows it yet (" + verification.shortfall() + ")");
    }
    return ask(
        situation,
        Question.Code.NOT_VERIFIED,
        "the mailbox moved and a check did not pass: " + verification.shortfall(),
        Choice.LOOK_AGAIN,
        Choice.ACCEPT,
        Choice.LEAVE);
  }

  private Verdict afterArrival(
      Situation situation, Verification verification, boolean withWarning) {
    var outcome = moved(situation, withWarning);
    var gone =
        Evidence.of(situation.intention(), situation.sighting()) instanceof Evidence.NoRequest;
    if (gone || situation.memory().cleanedUp()) {
      return finish(situation, outcome, "moved, verified, and nothing is left to clean up");
    }
    if (withWarning) {
      return finish(
          situation,
          outcome,
          "moved with a warning from Exchange and verified; its request is kept for a person to"
              + " read");
    }
    var due = verification.lastAt().plus(patience.cleanUpDelay());
    return knowing(
        outcome,
        situation.now().isBefore(due)
            ? waiting(
                situation,
                Duration.between(situation.now(), due),
                Phase.CLEANING_UP,
                Attention.NONE,
                "moved and verified; the completed request is removed at " + due)
            : next(
                situation,
                new Step.CleanUp(),
                Phase.CLEANING_UP,
                Attention.NONE,
                "moved and verified; the completed request is removed"));
  }

  private static MigrationOutcome moved(Situation situation, boolean withWarning) {
    var memory = situation.memory();
    var last = memory.lastSeen();
    var from = memory.sourceDatabase();
    return new MigrationOutcome.Moved(
        from == null && last != null ? last.sourceDatabase() : from,
        situation.intention().destination().name(),
        last == null ? null : last.times().queued(),
        last == null ? null : last.times().completed(),
        last == null ? 0 : last.progress().bytes(),
        last == null ? 0 : last.times().finalizationSeconds(),
        withWarning,
        memory.accepted());
  }

  // ------------------------------------------------------------------ the steps, in words

  private static Verdict verify(Situation situation, String sentence) {
    return next(situation, new Step.Verify(), Phase.VERIFYING, Attention.NONE, sentence);
  }

  private static Verdict resume(Situation situation, String sentence) {
    return next(situation, new Step.Resume(), Phase.COPYING, Attention.WAITING, sentence);
  }

  private static Verdict suspend(Situation situation, Order order) {
    return next(
        situation,
        new Step.Suspend(),
        Phase.PAUSED,
        Attention.NONE,
        "paused by " + order.who() + ": " + order.reason() + "; the request is suspended");
  }

  private Verdict paused(Situation situation, Order order) {
    return waiting(
        situation,
        patience.safetyLook(),
        Phase.PAUSED,
        Attention.NONE,
        "paused by " + order.who() + ": " + order.reason() + "; the request rests until resumed");
  }

  private static Verdict park(Situation situation) {
    return next(
        situation,
        new Step.Park(),
        Phase.READY,
        Attention.NONE,
        "Exchange would complete the move too early: its time is put off");
  }

  private static Verdict withdraw(Situation situation) {
    return next(
        situation,
        new Step.Withdraw(),
        Phase.DONE,
        Attention.NONE,
        "cancelled: the request is removed, the source mailbox stays as it is");
  }

  private static Verdict withdrawn(Situation situation) {
    var order = situation.orders().cancel();
    var reason = order == null ? "its request was withdrawn" : order.reason();
    return finish(situation, new MigrationOutcome.Withdrawn(reason), "withdrawn: " + reason);
  }

  private static Verdict left(Situation situation) {
    return finish(
        situation,
        new MigrationOutcome.Withdrawn("left as it is, on an operator's answer"),
        "left as it is");
  }

  private static Verdict finish(Situation situation, MigrationOutcome outcome, String sentence) {
    return next(situation, new Step.Finish(outcome), Phase.DONE, Attention.NONE, sentence);
  }

  private static Verdict ask(
      Situation situation, Question.Code code, String sentence, Choice... choices) {
    return next(
        situation,
        new Step.Ask(new Question(code, sentence, List.of(choices))),
        Phase.ATTENTION,
        Attention.QUESTION,
        sentence);
  }

  private static Verdict waiting(
      Situation situation, Duration lookAgainIn, Phase phase, Attention attention, String why) {
    return next(situation, new Step.WaitAndLook(lookAgainIn), phase, attention, why);
  }

  private static Verdict next(
      Situation situation, Step step, Phase phase, Attention attention, String sentence) {
    return new Verdict(
        new Decision(
            step,
            sentence,
            phase,
            attention,
            step instanceof Step.Finish(var outcome) ? outcome : null),
        situation.memory());
  }

  private static Verdict knowing(MigrationOutcome outcome, Verdict verdict) {
    var decision = verdict.decision();
    return new Verdict(
        new Decision(
            decision.next(), decision.sentence(), decision.phase(), decision.attention(), outcome),
        verdict.memory());
  }

  // ------------------------------------------------------------------ small questions

  private static Situation with(Situation situation, Memory memory) {
    return new Situation(
        situation.intention(), situation.sighting(), situation.orders(), memory, situation.now());
  }

  private static Situation forgetOddity(Situation situation) {
    return with(situation, situation.memory().but().oddSince(null).kept());
  }

  private static Situation odd(Situation situation) {
    return with(
        situation,
        situation
            .memory()
            .but()
            .oddSince(firstOf(situation.memory().oddSince(), situation.now()))
            .kept());
  }

  private boolean settledOddity(Situation situation) {
    var since = firstOf(situation.memory().oddSince(), situation.now());
    return passedSince(latest(since, situation.memory()), patience.settle(), situation);
  }

  /** Directories need time to agree; what still contradicts itself after that is for a person. */
  private Verdict agreeOrAsk(
      Situation odd, Phase phase, String meanwhile, Question.Code code, String sentence) {
    if (!settledOddity(odd)) {
      return waiting(odd, patience.settleLook(), phase, Attention.WAITING, meanwhile);
    }
    return odd.orders().answer() == Choice.LEAVE
        ? left(odd)
        : ask(odd, code, sentence, Choice.LOOK_AGAIN, Choice.LEAVE);
  }

  /**
   * The truth takes as long again after a change of controller
   * (docs/exchange/move-requests.md#settling-time).
   */
  private static Instant latest(Instant since, Memory memory) {
    var changed = memory.controllerSince();
    return changed != null && changed.isAfter(since) ? changed : since;
  }

  private static Instant firstOf(@Nullable Instant known, Instant otherwise) {
    return known == null ? otherwise : known;
  }

  private static boolean passedSince(Instant since, Duration time, Situation situation) {
    return !situation.now().isBefore(since.plus(time));
  }

  private static Duration shorterOf(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration remaining(Instant since, Duration time, Situation situation) {
    return Duration.between(situation.now(), since.plus(time));
  }

  private static String reason(QueueItem.Present item) {
    var failure = item.failure();
    return failure == null ? "no reason given" : failure.type() + ": " + failure.message();
  }

  private static Phase phaseSoFar(Situation situation) {
    var memory = situation.memory();
    if (memory.verification() != null) {
      return Phase.VERIFYING;
    }
    if (memory.released() != null) {
      return Phase.CUTTING_OVER;
    }
    return memory.submission() instanceof Submission.Seen ? Phase.COPYING : Phase.SUBMITTING;
  }
}
