package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Approval;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Duration;
import java.time.Instant;

/**
 * What keeps Exchange from completing a request by itself while its cutover may not begin, because
 * it is held or because it is too early.
 *
 * <p>A request that completes by its time is given a later one. A request that stops before its end
 * takes no times (docs/exchange/completion.md#styles-do-not-mix): once it has been released,
 * nothing but its suspension keeps it.
 */
final class Brake {
  private final Timings timings;

  Brake(Timings timings) {
    this.timings = timings;
  }

  /** Whether the cutover may not begin now. */
  static boolean isWanted(Situation situation) {
    return situation.orders().hold() != null || isTooEarly(situation);
  }

  /** Whether its time has not come, or is over. */
  static boolean isTooEarly(Situation situation) {
    return !situation.cutover().open(situation.now());
  }

  /** Whether a request would complete before it may, if it ran. */
  boolean isMissing(Situation situation, QueueItem.Present item) {
    if (!isWanted(situation) || item.status() == RequestStatus.AUTO_SUSPENDED) {
      return false;
    }
    if (situation.sighting().stopsBeforeItsEnd()) {
      return situation.memory().request().released() != null;
    }
    return wouldComplete(situation, item);
  }

  /** Whether a request that is given times completes before we would want it to by ourselves. */
  boolean wouldCompleteByItself(Situation situation, QueueItem.Present item) {
    return isATime(situation, item)
        && (item.completeAfter() == null || item.completeAfter().isBefore(lasting(situation)));
  }

  private boolean wouldComplete(Situation situation, QueueItem.Present item) {
    var completesAt = item.completeAfter();
    return completesAt == null || completesAt.isBefore(farEnough(situation));
  }

  /**
   * A far moment is out of a time's reach; and no outage of ours may last as long as a brake. What
   * Exchange began by itself when a window opens might not end in it.
   */
  private Instant farEnough(Situation situation) {
    var lasting = lasting(situation);
    var given = CompletionTime.given(situation, timings);
    if (given != null) {
      return given;
    }
    var cutover = situation.cutover();
    var notBefore = cutover.notBefore();
    return situation.orders().hold() == null
            && cutover.windows() == null
            && notBefore != null
            && notBefore.isBefore(lasting)
        ? notBefore
        : lasting;
  }

  private Instant lasting(Situation situation) {
    return CompletionTime.lasting(situation, timings);
  }

  /** Whether a later time is what keeps a request, so that it can run on. */
  static boolean isATime(Situation situation, QueueItem.Present item) {
    return !situation.sighting().stopsBeforeItsEnd()
        && (item.completeAfter() != null
            || situation.intention().cutover().style() != CutoverStyle.SUSPEND_WHEN_READY);
  }

  /** Puts it on a request that runs. */
  static Verdict putOn(Situation situation, QueueItem.Present item) {
    return isATime(situation, item)
        ? park(situation)
        : act(situation, new Action.Suspend(), "the request is suspended");
  }

  /** Gives the request a later time. */
  static Verdict park(Situation situation) {
    return act(situation, new Action.Park(), "its completion time is moved to a later date");
  }

  private static Verdict act(Situation situation, Action action, String how) {
    return Verdicts.next(
        situation,
        action,
        reason(situation),
        Phase.READY,
        Attention.NONE,
        why(situation) + "; Exchange would complete the move before that: " + how);
  }

  /** Keeps a copied request back; where Exchange is to switch it, it is given the time for it. */
  Verdict holdCopied(Situation situation, QueueItem.Present item) {
    var given = CompletionTime.given(situation, timings);
    if (given == null) {
      return hold(situation, "copied");
    }
    return CompletionTime.is(given, item.completeAfter())
        ? hold(
            situation,
            "copied, and Exchange completes the move by itself from "
                + item.completeAfter()
                + " on")
        : Verdicts.next(
            situation,
            new Action.Park(),
            reason(situation),
            Phase.READY,
            Attention.NONE,
            why(situation)
                + "; copied, and Exchange is to switch the mailbox then: it is given that time");
  }

  /** Waits until the cutover may begin; where that is never, people are told. */
  Verdict hold(Situation situation, String what) {
    var reason = reason(situation);
    return Verdicts.wait(
        situation,
        lookAgainIn(situation),
        reason,
        Phase.READY,
        reason == Reason.NO_WINDOW_LEFT ? Attention.STUCK : Attention.NONE,
        what + "; " + why(situation));
  }

  /** How soon to look at a request that was released. */
  Duration releasedLook(Situation situation, QueueItem.Present item) {
    return inTime(situation, item, timings.releasedLook());
  }

  /**
   * A look that is not too late: when the window lets no cutover begin any more, a request that has
   * no brake, and that Exchange has not begun to complete, gets one again. The answer to its
   * release may have been lost, or somebody else released it.
   */
  Duration inTime(Situation situation, QueueItem.Present item, Duration look) {
    var last = situation.cutover().lastStart(situation.now());
    if (last == null || !last.isAfter(situation.now()) || !mayComplete(situation, item)) {
      return look;
    }
    return untilOrSooner(situation, last, look);
  }

  /** How soon to look at a request that has its brake and waits for its turn. */
  Duration inTheWindow(Situation situation) {
    var last = situation.cutover().lastStart(situation.now());
    return last == null || !last.isAfter(situation.now())
        ? timings.safetyLook()
        : untilOrSooner(situation, last, timings.safetyLook());
  }

  private boolean mayComplete(Situation situation, QueueItem.Present item) {
    return situation.sighting().stopsBeforeItsEnd()
        ? situation.memory().request().released() != null
        : wouldComplete(situation, item);
  }

  private Duration lookAgainIn(Situation situation) {
    var next = situation.cutover().next(situation.now());
    if (situation.orders().hold() != null || next == null) {
      return timings.safetyLook();
    }
    return untilOrSooner(situation, next, timings.safetyLook());
  }

  private static Duration untilOrSooner(Situation situation, Instant moment, Duration longest) {
    var left = Duration.between(situation.now(), moment);
    return left.compareTo(longest) < 0 ? left : longest;
  }

  private static Reason reason(Situation situation) {
    var hold = situation.orders().hold();
    if (hold != null) {
      return Approval.isAwaited(hold) ? Reason.NOT_APPROVED : Reason.HELD;
    }
    var cutover = situation.cutover();
    if (cutover.windows() == null) {
      return Reason.TOO_EARLY;
    }
    return cutover.next(situation.now()) == null ? Reason.NO_WINDOW_LEFT : Reason.WINDOW_CLOSED;
  }

  /** What keeps the cutover from beginning; only when something does. */
  static String why(Situation situation) {
    var hold = situation.orders().hold();
    return hold != null
        ? "the cutover is held by " + hold.who() + ": " + hold.reason()
        : when(situation);
  }

  private static String when(Situation situation) {
    var cutover = situation.cutover();
    var next = cutover.next(situation.now());
    if (cutover.windows() == null) {
      return "the cutover may begin at " + next;
    }
    if (next != null) {
      return "the cutover may begin at " + next + ", when a window is open";
    }
    var notBefore = cutover.notBefore();
    return "no window is left in which the cutover may begin"
        + (notBefore != null && notBefore.isAfter(situation.now())
            ? ", which it may not before " + notBefore
            : "")
        + ": give it another with the order cutover";
  }
}
