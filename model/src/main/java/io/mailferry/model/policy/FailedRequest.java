package io.mailferry.model.policy;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.Treatment;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;

/** Exchange gave the request up. */
final class FailedRequest {
  /** Between resumes of a request that has used up its attempts; each costs Exchange a try. */
  private static final Duration NOW_AND_THEN = Duration.ofHours(1);

  /** How long a crash or another move can lock a mailbox (docs/exchange/states.md#lock-time). */
  private static final Duration LOCK = Duration.ofHours(2);

  private final Timings timings;
  private final Arrived arrived;
  private final Brake brake;

  FailedRequest(Timings timings, Arrived arrived, Brake brake) {
    this.timings = timings;
    this.arrived = arrived;
    this.brake = brake;
  }

  Verdict decide(Situation situation, QueueItem.Present item) {
    if (situation.atHome()) {
      return afterArrival(situation, item);
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
    if (brake.isMissing(situation, item)) {
      return Brake.isATime(situation, item) ? Brake.park(situation) : rests(situation, item);
    }
    if (orders.answer() == Choice.RESUME) {
      return Verdicts.resumeOnAnswer(situation.with(situation.memory().withResumesForgotten()));
    }
    return switch (FailureCatalogue.familyOf(item.failure()).treatment()) {
      case RESUME -> resumeWhatPasses(situation, item);
      case RESUME_AFTER_THE_LOCK -> resumeAfterTheLock(situation, item);
      case RESUME_ONCE -> resumeOnce(situation, item);
      case ASK -> ask(situation, "the request failed and will not get better by itself", item);
    };
  }

  private Verdict resumeWhatPasses(Situation situation, QueueItem.Present item) {
    return situation.memory().repairs().resumes() < timings.mostResumes()
        ? resumeInTime(situation, item)
        : resumeNowAndThen(situation, item);
  }

  /** Before the lock is over, a resume would only use up an attempt. */
  private Verdict resumeAfterTheLock(Situation situation, QueueItem.Present item) {
    var touched = item.times().lastUpdate();
    if (touched == null || situation.hasPassed(touched, LOCK)) {
      return resumeWhatPasses(situation, item);
    }
    var due = touched.plus(LOCK);
    return Verdicts.wait(
        situation,
        Duration.between(situation.now(), due),
        Reason.FAILED_IN_PASSING,
        Phase.COPYING,
        Attention.WAITING,
        "the request failed (" + whyOf(item) + "); it is resumed when the lock is over, at " + due);
  }

  private Verdict resumeOnce(Situation situation, QueueItem.Present item) {
    return situation.memory().repairs().resumes() == 0
        ? Verdicts.resume(
            situation,
            Reason.FAILED_FOR_ONCE,
            "the request failed ("
                + whyOf(item)
                + "): it is resumed once; if it fails again, a person is asked")
        : ask(situation, "the request failed again after it was resumed", item);
  }

  private static Verdict ask(Situation situation, String what, QueueItem.Present item) {
    return Verdicts.ask(
        situation,
        Question.Code.FAILED,
        what
            + " ("
            + whyOf(item)
            + "). What helps: "
            + FailureCatalogue.familyOf(item.failure()).advice(),
        Choice.RESUME,
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict afterArrival(Situation situation, QueueItem.Present item) {
    var answer = situation.orders().answer();
    if (answer == Choice.ACCEPT || situation.memory().arrival().accepted()) {
      return arrived.decide(situation.with(situation.memory().withAccepted(true)), true);
    }
    return answer == Choice.LEAVE
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            Question.Code.FAILED,
            "the mailbox is in "
                + situation.intention().destination().name()
                + " and its request failed afterwards ("
                + whyOf(item)
                + ")",
            Choice.ACCEPT,
            Choice.LOOK_AGAIN,
            Choice.LEAVE);
  }

  /** What passes may have passed since; a person is asked meanwhile, who may know better. */
  private Verdict resumeNowAndThen(Situation situation, QueueItem.Present item) {
    var last = situation.memory().repairs().lastResume();
    return last == null || situation.hasPassed(last, NOW_AND_THEN)
        ? Verdicts.resume(
            situation,
            Reason.FAILED_IN_PASSING,
            "the request failed again for a passing reason ("
                + whyOf(item)
                + "): it is resumed once more, as once an hour")
        : ask(
            situation,
            "the request failed "
                + timings.mostResumes()
                + " times and more for a reason that passes by itself; it is resumed once an hour"
                + " all the same",
            item);
  }

  private Verdict resumeInTime(Situation situation, QueueItem.Present item) {
    var repairs = situation.memory().repairs();
    var last = repairs.lastResume();
    if (last == null || situation.hasPassed(last, timings.betweenResumes())) {
      return Verdicts.resume(
          situation,
          Reason.FAILED_IN_PASSING,
          "the request failed for a passing reason ("
              + whyOf(item)
              + "): it is resumed, attempt "
              + (repairs.resumes() + 1)
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
        "the request failed again (" + whyOf(item) + "); it is resumed at " + due);
  }

  /** Resuming it would complete the move, so that is not offered. */
  private Verdict rests(Situation situation, QueueItem.Present item) {
    return passes(item)
        ? brake.hold(
            situation, "the request failed for a passing reason (" + whyOf(item) + ") and rests")
        : Verdicts.ask(
            situation,
            Question.Code.FAILED,
            "the request failed and will not get better by itself ("
                + whyOf(item)
                + "). It cannot be resumed before the cutover may begin, because Exchange would"
                + " complete the move",
            Choice.LOOK_AGAIN,
            Choice.LEAVE);
  }

  private static boolean passes(QueueItem.Present item) {
    return FailureCatalogue.familyOf(item.failure()).treatment() != Treatment.ASK;
  }

  private static String whyOf(QueueItem.Present item) {
    var cause = FailureCatalogue.familyOf(item.failure()).cause();
    var failure = item.failure();
    return failure == null || (failure.type() + failure.message()).isBlank()
        ? "Exchange gave no reason"
        : cause + "; " + failure.type() + ": " + failure.message();
  }
}
