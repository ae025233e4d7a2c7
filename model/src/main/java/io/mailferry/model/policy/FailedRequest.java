package io.mailferry.model.policy;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.FailureCause;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.failure.Treatment;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exchange gave the request up. */
final class FailedRequest {
  /** Between resumes of a request that has used up its attempts; each costs Exchange a try. */
  private static final Duration NOW_AND_THEN = Duration.ofHours(1);

  /** What fails in ever new words does not pass: so many budgets are used at most. */
  private static final int MOST_KINDS = 3;

  /** How long a crash or another move can lock a mailbox (docs/exchange/states.md#lock-time). */
  private static final Duration LOCK = Duration.ofHours(2);

  /** The request, and what kind of failure its words tell of. */
  private record Failed(QueueItem.Present item, FailureFamily family) {
    static Failed of(QueueItem.Present item) {
      return new Failed(item, FailureCatalogue.familyOf(item.failure()));
    }
  }

  private final Timings timings;
  private final Arrived arrived;
  private final Brake brake;

  FailedRequest(Timings timings, Arrived arrived, Brake brake) {
    this.timings = timings;
    this.arrived = arrived;
    this.brake = brake;
  }

  Verdict decide(Situation situation, QueueItem.Present item) {
    return decide(situation, Failed.of(item));
  }

  private Verdict decide(Situation situation, Failed failed) {
    if (situation.atHome()) {
      return afterArrival(situation, failed);
    }
    var orders = situation.orders();
    if (orders.cancel() != null) {
      return Verdicts.withdraw(situation);
    }
    if (orders.pause() != null) {
      return RunningRequest.paused(situation, orders.pause(), timings.safetyLook());
    }
    if (orders.answer() == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    if (isToBeginAnew(situation, failed)) {
      return discard(situation);
    }
    var repoint = WantedFarEnd.due(situation, Phase.COPYING);
    if (repoint != null) {
      return repoint;
    }
    return LimitStep.next(situation, failed.item(), failed.family())
        .map(limits -> stepUp(situation, failed, limits))
        .orElseGet(() -> withLimits(situation, failed));
  }

  /** What failed a moment after a resume may be what is shown of the failure before it. */
  private Verdict stepUp(Situation situation, Failed failed, Limits limits) {
    var last = situation.memory().repairs().lastResume();
    if (last == null || situation.hasPassed(last, timings.betweenResumes())) {
      return withLimits(
          situation.with(
              situation
                  .memory()
                  .withStepped(situation.memory().request().limitsBeside(limits))
                  .withMended()),
          failed);
    }
    var due = last.plus(timings.betweenResumes());
    return Verdicts.wait(
        situation,
        Duration.between(situation.now(), due),
        Reason.LIMITS_RAISED,
        Phase.COPYING,
        Attention.WAITING,
        "the request failed ("
            + whyOf(situation, failed)
            + "); the plan lets its limits rise by steps, and it gets the next one, of "
            + WantedLimits.ofRequest(situation, failed.item()).raisedTo(limits).words()
            + ", at "
            + due);
  }

  private Verdict withLimits(Situation situation, Failed failed) {
    var mended =
        remedies(situation, failed).contains(Choice.RAISE_LIMITS)
            ? situation.with(situation.memory().withMended())
            : situation;
    var raise = WantedLimits.due(mended, failed.item(), Phase.COPYING);
    if (raise != null) {
      return raise;
    }
    return situation.orders().answer() == Choice.RAISE_LIMITS
            && WantedLimits.areInForce(situation, failed.item())
        ? rest(mended, failed)
        : rest(situation, failed);
  }

  /** What follows when the request is as people want it. */
  private Verdict rest(Situation situation, Failed failed) {
    if (brake.isMissing(situation, failed.item())) {
      return Brake.isATime(situation, failed.item())
          ? Brake.park(situation)
          : rests(situation, failed);
    }
    if (situation.orders().answer() == Choice.RESUME) {
      return Verdicts.resumeOnAnswer(situation.with(situation.memory().withResumesForgotten()));
    }
    if (situation.memory().repairs().mended()) {
      return mended(situation, failed);
    }
    return switch (failed.family().treatment()) {
      case RESUME -> resumeWhatPasses(situation, failed);
      case RESUME_AFTER_THE_LOCK -> resumeAfterTheLock(situation, failed);
      case RESUME_ONCE -> resumeOnce(situation, failed);
      case ASK -> ask(situation, "the request failed and will not get better by itself", failed);
    };
  }

  private static Verdict mended(Situation situation, Failed failed) {
    return remedies(situation, failed).contains(Choice.REPOINT)
        ? Verdicts.resume(
            situation,
            Reason.REPOINTED,
            "the request has the far host and credential of today's settings: it is resumed")
        : Verdicts.resume(
            situation,
            Reason.LIMITS_RAISED,
            "more may be left behind now, and the request has the limits for it: it is resumed");
  }

  private static List<Choice> remedies(Situation situation, Failed failed) {
    return failed.family().remedies(situation.intention().route());
  }

  /**
   * An answer about one failure says nothing of another, after which the mailbox may have moved.
   */
  private static boolean isToBeginAnew(Situation situation, Failed failed) {
    return (situation.orders().answer() == Choice.RESTART
            || situation.memory().request().restarting())
        && remedies(situation, failed).contains(Choice.RESTART);
  }

  /** It copies from the beginning; that is a person's to want (docs/exchange/failures.md). */
  private static Verdict discard(Situation situation) {
    return Verdicts.next(
        situation.with(situation.memory().withRestarting(true)),
        new Action.Discard(),
        Reason.RESTARTED,
        Phase.SUBMITTING,
        Attention.NONE,
        "an operator wants a new request: the failed one is removed first");
  }

  private static int resumes(Situation situation, Failed failed) {
    return situation.memory().repairs().resumes(failed.family());
  }

  private Verdict resumeWhatPasses(Situation situation, Failed failed) {
    return resumes(situation, failed) < timings.mostResumes()
            && situation.memory().repairs().resumes() < MOST_KINDS * timings.mostResumes()
        ? resumeInTime(situation, failed)
        : resumeNowAndThen(situation, failed);
  }

  /** Before the lock is over, a resume would only use up an attempt. */
  private Verdict resumeAfterTheLock(Situation situation, Failed failed) {
    var touched = failed.item().times().lastUpdate();
    if (touched == null || situation.hasPassed(touched, LOCK)) {
      return resumeWhatPasses(situation, failed);
    }
    var due = touched.plus(LOCK);
    return Verdicts.wait(
        situation,
        Duration.between(situation.now(), due),
        Reason.FAILED_IN_PASSING,
        Phase.COPYING,
        Attention.WAITING,
        "the request failed ("
            + whyOf(situation, failed)
            + "); it is resumed when the lock is over, at "
            + due);
  }

  private Verdict resumeOnce(Situation situation, Failed failed) {
    return resumes(situation, failed) == 0
        ? Verdicts.resume(
            situation,
            Reason.FAILED_FOR_ONCE,
            "the request failed ("
                + whyOf(situation, failed)
                + "): it is resumed once; if it fails again, a person is asked")
        : ask(situation, "the request failed again after it was resumed", failed);
  }

  private static Verdict ask(Situation situation, String what, Failed failed) {
    return ask(
        situation,
        failed,
        what + " (" + whyOf(situation, failed) + "). What helps: " + failed.family().advice(),
        remedies(situation, failed));
  }

  private static Verdict ask(
      Situation situation, Failed failed, String sentence, List<Choice> remedies) {
    var choices = new ArrayList<>(remedies);
    choices.add(Choice.LOOK_AGAIN);
    choices.add(Choice.LEAVE);
    return Verdicts.ask(
        situation, new Question(Question.Code.FAILED, sentence, choices, cause(situation, failed)));
  }

  private static String cause(Situation situation, Failed failed) {
    var intention = situation.intention();
    return FailureCause.of(failed.item().failure(), intention.mailbox(), intention.target());
  }

  private Verdict afterArrival(Situation situation, Failed failed) {
    var answer = situation.orders().answer();
    if (answer == Choice.ACCEPT || situation.memory().arrival().accepted()) {
      return arrived.decide(situation.with(situation.memory().withAccepted(true)), true);
    }
    return answer == Choice.LEAVE
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            new Question(
                Question.Code.FAILED,
                "the mailbox is in "
                    + situation.intention().destination().name()
                    + " and its request failed afterwards ("
                    + whyOf(situation, failed)
                    + ")",
                List.of(Choice.ACCEPT, Choice.LOOK_AGAIN, Choice.LEAVE),
                // Whoever has arrived is asked something else than who has not.
                "failed-after-arrival/" + cause(situation, failed).substring("failed/".length())));
  }

  /** What passes may have passed since; a person is asked meanwhile, who may know better. */
  private Verdict resumeNowAndThen(Situation situation, Failed failed) {
    var last = situation.memory().repairs().lastResume();
    // Once an hour is no load, and the question that stands is not to go for want of a turn.
    return last == null || situation.hasPassed(last, NOW_AND_THEN)
        ? Verdicts.resumeAtOnce(
            situation,
            Reason.FAILED_IN_PASSING,
            "the request failed again for a passing reason ("
                + whyOf(situation, failed)
                + "): it is resumed once more, as once an hour")
        : ask(
            situation,
            "the request failed "
                + timings.mostResumes()
                + " times and more for a reason that passes by itself; it is resumed once an hour"
                + " all the same",
            failed);
  }

  private Verdict resumeInTime(Situation situation, Failed failed) {
    var last = situation.memory().repairs().lastResume();
    if (last == null || situation.hasPassed(last, timings.betweenResumes())) {
      return Verdicts.resume(
          situation,
          Reason.FAILED_IN_PASSING,
          "the request failed for a passing reason ("
              + whyOf(situation, failed)
              + "): it is resumed, attempt "
              + (resumes(situation, failed) + 1)
              + " of "
              + timings.mostResumes());
    }
    var due = last.plus(timings.betweenResumes());
    return Verdicts.wait(
        situation,
        Duration.between(situation.now(), due),
        Reason.FAILED_IN_PASSING,
        Phase.COPYING,
        Attention.WAITING,
        "the request failed again (" + whyOf(situation, failed) + "); it is resumed at " + due);
  }

  /** Resuming it would complete the move, so that is not offered. */
  private Verdict rests(Situation situation, Failed failed) {
    return passes(situation, failed)
        ? brake.hold(
            situation,
            "the request failed ("
                + whyOf(situation, failed)
                + ") and rests until it may be resumed")
        : ask(
            situation,
            failed,
            "the request failed and will not get better by itself ("
                + whyOf(situation, failed)
                + "). It cannot be resumed before the cutover may begin, because Exchange would"
                + " complete the move",
            remedies(situation, failed).stream()
                .filter(remedy -> remedy != Choice.RESUME)
                .toList());
  }

  private static boolean passes(Situation situation, Failed failed) {
    return situation.memory().repairs().mended() || failed.family().treatment() != Treatment.ASK;
  }

  private static String whyOf(Situation situation, Failed failed) {
    var failure = failed.item().failure();
    return failure == null || (failure.type() + failure.message()).isBlank()
        ? "Exchange gave no reason"
        : failed.family().cause()
            + limits(situation, failed)
            + farEnd(situation)
            + "; "
            + failure.type()
            + ": "
            + failure.message();
  }

  /** Whoever is to name a higher limit needs to know the one in force. */
  private static String limits(Situation situation, Failed failed) {
    return remedies(situation, failed).contains(Choice.RAISE_LIMITS)
        ? ", whose limits are "
            + WantedLimits.ofRequest(situation, failed.item()).words()
            + "; "
            + failed.item().progress().badItems()
            + " damaged ones were met so far"
            + (situation.memory().request().limitsRefused()
                ? "; Exchange refused to raise them"
                : "")
            + steps(situation, failed)
        : "";
  }

  private static String steps(Situation situation, Failed failed) {
    var steps = situation.intention().consents().limitSteps();
    return steps == null || !LimitStep.isFor(failed.family())
        ? ""
        : "; the plan has the steps " + steps.words();
  }

  private static String farEnd(Situation situation) {
    return situation.memory().request().repoint() == Repoint.REFUSED
        ? "; it could not be given the far end of today's settings, for the reason that the report"
            + " has"
        : "";
  }
}
