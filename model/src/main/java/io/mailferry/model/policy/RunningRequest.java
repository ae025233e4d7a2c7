package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.Treatment;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.QueueItem.OurPause;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request under way: copying, suspended, or copied and waiting for its cutover. */
final class RunningRequest {
  /** The monitor does not know an adopted request, and hints at nothing. */
  private static final Duration UNWATCHED_LOOK = Duration.ofMinutes(15);

  private final Timings timings;
  private final Brake brake;
  private final Stalls stalls;
  private final Cutover cutover;

  RunningRequest(Timings timings, Brake brake, Stalls stalls) {
    this.timings = timings;
    this.brake = brake;
    this.stalls = stalls;
    this.cutover = new Cutover(brake, stalls);
  }

  Verdict suspended(Situation situation, QueueItem.Present item) {
    var orders = situation.orders();
    if (orders.cancel() != null) {
      return Verdicts.withdraw(situation);
    }
    if (orders.pause() != null) {
      return paused(situation, orders.pause());
    }
    var told = item.pausedByUs();
    var ours = situation.memory().request().suspendedByUs() || told == OurPause.BEFORE_ITS_CUTOVER;
    if (!ours && orders.answer() == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    if (brake.isMissing(situation, item)) {
      return Brake.isATime(situation, item) ? Brake.park(situation) : rests(situation, ours, told);
    }
    var repoint = WantedFarEnd.due(situation, Phase.COPYING);
    if (repoint != null) {
      return repoint;
    }
    if (ours) {
      return Verdicts.resume(
          situation, Reason.PAUSE_OVER, "what stopped the request is over: it is resumed");
    }
    return orders.answer() == Choice.RESUME
        ? Verdicts.resumeOnAnswer(situation)
        : ask(situation, told, "", Choice.RESUME, Choice.LOOK_AGAIN, Choice.LEAVE);
  }

  /**
   * What an operator had paused stays so until a person says that it may go on: the order was lost
   * with our record, and nobody else knows whether it holds.
   */
  private static Verdict ask(
      Situation situation, @Nullable OurPause told, String more, Choice... choices) {
    return Verdicts.ask(
        situation,
        told == null
            ? new Question(
                Question.Code.SUSPENDED_BY_OTHERS,
                "somebody suspended the move request in Exchange; it was not Mailferry" + more,
                List.of(choices))
            : new Question(
                Question.Code.SUSPENDED_BY_OTHERS,
                "Mailferry suspended the move request, because an operator had paused the mailbox,"
                    + " before its own record of that was lost. Whether the pause is over, nobody"
                    + " else can say"
                    + more,
                List.of(choices),
                Question.SUSPENDED_BY_MAILFERRY));
  }

  /** Resuming it would complete the move, so that is not offered. */
  private Verdict rests(Situation situation, boolean ours, @Nullable OurPause told) {
    return ours
        ? brake.hold(situation, "suspended, and the request rests")
        : ask(
            situation,
            told,
            ". It cannot be resumed before the cutover may begin, because Exchange would complete"
                + " the move",
            Choice.LOOK_AGAIN,
            Choice.LEAVE);
  }

  Verdict copying(Situation before, QueueItem.Present item) {
    var orders = before.orders();
    var situation = wellAgain(before, item) ? forgettingResumes(before) : before;
    if (orders.cancel() != null) {
      return Verdicts.withdraw(situation);
    }
    if (orders.pause() != null) {
      return suspend(situation, orders.pause());
    }
    if (brake.isMissing(situation, item)) {
      return Brake.putOn(situation, item);
    }
    var repoint = WantedFarEnd.due(situation, Phase.COPYING);
    if (repoint != null) {
      return repoint;
    }
    var raise = WantedLimits.due(situation, item, Phase.COPYING);
    if (raise != null) {
      return raise;
    }
    var released = situation.memory().request().released() != null;
    return stalls.watching(
        situation,
        item,
        Verdicts.waitFor(
            expected(situation, released),
            situation,
            nextLook(situation, item, released),
            released ? Reason.RELEASED : Reason.COPYING,
            released ? Phase.CUTTING_OVER : Phase.COPYING,
            // How far it is changes by the minute, and this sentence does not.
            "Exchange is working on the move"
                + hindrance(item)
                + "; "
                + AfterTheCopy.words(situation)),
        AfterTheCopy.words(situation));
  }

  /** What Exchange waits for is told at once, and not only when that has lasted too long. */
  private static String hindrance(QueueItem.Present item) {
    var cause = StallCause.of(item.statusDetail());
    return cause == StallCause.NOT_TOLD || item.status() == RequestStatus.QUEUED
        ? ""
        : " and waits: " + cause.what() + " (" + item.statusDetail() + ")";
  }

  /** A cutover that may not begin yet is looked at before it begins. */
  private static @Nullable Expected expected(Situation situation, boolean released) {
    if (released) {
      return Expected.VERIFY;
    }
    return Brake.isWanted(situation) ? null : Expected.RELEASE;
  }

  /** Exchange tries for half an hour before it gives a request up again, and calls that work. */
  private boolean wellAgain(Situation situation, QueueItem.Present item) {
    return item.status() == RequestStatus.IN_PROGRESS
        && wellAgain(situation)
        && passes(situation)
        && hasGoneOn(situation, item);
  }

  private static boolean hasGoneOn(Situation situation, QueueItem.Present item) {
    var before = situation.memory().repairs().copiedAtResume();
    return before == null || item.progress().bytes() > before;
  }

  private boolean wellAgain(Situation situation) {
    var repairs = situation.memory().repairs();
    return repairs.resumes() > 0
        && situation.hasPassed(
            Objects.requireNonNullElse(repairs.lastResume(), situation.now()),
            timings.betweenResumes());
  }

  /** What crashes the service each night is not well because it is copied in between. */
  private static boolean passes(Situation situation) {
    return situation.memory().repairs().resumesByFamily().keySet().stream()
        .noneMatch(family -> family.treatment() == Treatment.RESUME_ONCE);
  }

  private static Situation forgettingResumes(Situation situation) {
    return situation.with(situation.memory().withResumesForgotten());
  }

  /** One that fails each time at its end is copied in between, and is not well for that. */
  Verdict copied(Situation before, QueueItem.Present item) {
    var situation =
        before.memory().request().released() == null
                && !Cutover.alreadyReleased(before, item)
                && passes(before)
                && wellAgain(before)
            ? forgettingResumes(before)
            : before;
    var orders = situation.orders();
    if (orders.cancel() != null) {
      return Verdicts.withdraw(situation);
    }
    if (orders.pause() != null) {
      return item.status() == RequestStatus.AUTO_SUSPENDED
          ? paused(situation, orders.pause())
          : suspend(situation, orders.pause());
    }
    if (!brake.isMissing(situation, item)) {
      var repoint = WantedFarEnd.due(situation, Phase.READY);
      if (repoint != null) {
        return repoint;
      }
      var raise = WantedLimits.due(situation, item, Phase.READY);
      if (raise != null) {
        return raise;
      }
    }
    return cutover.decide(situation, item);
  }

  /**
   * The monitor knows requests by their mark and tells nothing of one that was adopted; nor of one
   * that somebody removes before it has seen it once.
   */
  private Duration nextLook(Situation situation, QueueItem.Present item, boolean released) {
    if (released) {
      return brake.releasedLook(situation, item);
    }
    return brake.inTime(
        situation,
        item,
        situation.memory().request().consented() || isNew(situation, item)
            ? UNWATCHED_LOOK
            : timings.safetyLook());
  }

  /** Also one that was just resumed: it may fail again before the monitor saw it at work. */
  private static boolean isNew(Situation situation, QueueItem.Present item) {
    return isLately(situation, item.times().queued())
        || isLately(situation, situation.memory().repairs().lastResume());
  }

  private static boolean isLately(Situation situation, @Nullable Instant moment) {
    return moment != null && !situation.hasPassed(moment, UNWATCHED_LOOK);
  }

  private static Verdict suspend(Situation situation, Order order) {
    return Verdicts.next(
        situation,
        new Action.Suspend(),
        Reason.PAUSED,
        Phase.PAUSED,
        Attention.NONE,
        "paused by " + order.who() + ": " + order.reason() + "; the request is suspended");
  }

  private Verdict paused(Situation situation, Order order) {
    return paused(situation, order, timings.safetyLook());
  }

  /** The request rests, as ordered. */
  static Verdict paused(Situation situation, Order order, Duration look) {
    return Verdicts.wait(
        situation,
        look,
        Reason.PAUSED,
        Phase.PAUSED,
        Attention.NONE,
        "paused by " + order.who() + ": " + order.reason() + "; the request rests until resumed");
  }
}
