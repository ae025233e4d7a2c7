package io.mailferry.workflows.mailbox;

import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.workflows.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a migration takes as it stands; what it does not take is refused with the reason,
 * before anything is recorded.
 */
record OrderRules(
    Route route,
    CutoverOrder planned,
    @Nullable Decision decision,
    Instant decidedAt,
    Instant now,
    Memory memory,
    Orders own,
    StandingOrders ofWave,
    @Nullable Question question,
    @Nullable MigrationOutcome outcome) {
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Why an order would be refused; null when it would be taken. */
  @Nullable String refusal(OrderTrial trial) {
    try {
      judge(trial);
      return null;
    } catch (ApplicationFailure refused) {
      return refused.getOriginalMessage();
    }
  }

  private void judge(OrderTrial trial) {
    switch (trial.verb()) {
      case PAUSE -> mayPause();
      case RESUME -> mayLift(Lift.BOTH);
      case LIFT_PAUSE -> mayLift(Lift.PAUSE);
      case LIFT_HOLD -> mayLift(Lift.HOLD);
      case HOLD -> mayHold();
      case APPROVE -> mayApprove();
      case CANCEL -> mayCancel();
      case LIMITS -> mayLimit(trial.limits());
      case CUTOVER -> mayCutOver(trial.cutover());
      case REPOINT -> mayRepoint();
      case RETRY, RESYNC -> mayRetry();
    }
  }

  void mayPause() {
    mayRetry();
    refuseIf(!canStillCancel(), "the mailbox has moved; nothing is left that could rest");
    refuseIf(own.pause() != null, "it is paused already");
    refuseIf(
        decision != null && decision.phase() == Phase.CUTTING_OVER && completing(),
        "Exchange is completing the move; it cannot be paused any more");
  }

  void mayLift(Lift what) {
    mayRetry();
    refuseIf(
        !own.anythingToLift(what) && !stillHolds(what).isEmpty(),
        "it was not given that order by name; " + String.join(" and ", stillHolds(what)));
    refuseIf(
        !own.anythingToLift(what),
        switch (what) {
          case BOTH -> "it is neither paused nor held; to look again, use retry";
          case PAUSE -> "it is not paused; to look again, use retry";
          case HOLD -> "its cutover is not held; to look again, use retry";
        });
  }

  /** What lifting does, in words: what is lifted, and what holds all the same. */
  String lifted(Lift what) {
    var lifted = new ArrayList<String>();
    if (what.pause() && own.pause() != null) {
      lifted.add("its pause is lifted");
    }
    if (what.hold() && own.hold() != null) {
      lifted.add("its hold is lifted");
    }
    lifted.addAll(stillHolds(what));
    return String.join("; ", lifted);
  }

  private List<String> stillHolds(Lift what) {
    var still = new ArrayList<String>();
    if (!what.pause() && own.pause() != null) {
      still.add("it stays paused by " + own.pause().who());
    }
    if (!what.hold() && own.hold() != null) {
      still.add("its cutover stays held by " + own.hold().who());
    }
    if (ofWave.pause() != null) {
      still.add("its whole wave is paused by " + ofWave.pause().who() + ": resume the wave");
    }
    if (Approval.isAwaited(ofWave.hold())) {
      still.add("its wave waits for an approval: approve the wave");
    } else if (ofWave.hold() != null) {
      still.add("its whole wave is held by " + ofWave.hold().who() + ": resume the wave");
    }
    return still;
  }

  void mayHold() {
    mayRetry();
    refuseIf(!canStillCancel(), "the mailbox has moved; its cutover is over");
    refuseIf(own.hold() != null, "its cutover is held already");
    refuseIf(completing(), "Exchange is completing the move; its cutover cannot be held any more");
  }

  private void mayApprove() {
    mayRetry();
    refuseIf(true, "an approval is given to a whole wave, never to one mailbox of it");
  }

  void mayCancel() {
    mayRetry();
    refuseIf(
        completing(),
        "Exchange is completing the move; to move the mailbox back afterwards, start a new wave");
    refuseIf(!canStillCancel(), "the mailbox has moved; to move it back, start a new wave");
  }

  /** Looking again is always harmless, until there is nothing left to look for. */
  void mayRetry() {
    refuseIf(decision != null && decision.next() instanceof Action.Finish, "the migration is over");
  }

  /** What a resync forgets, in words. */
  String forgotten() {
    var words = memory.forgettable();
    return words.isEmpty()
        ? "there was nothing to forget"
        : "forgotten: " + String.join(", ", words);
  }

  void mayLimit(@Nullable Limits limits) {
    mayRetry();
    refuseIf(limits == null, Choice.RAISE_LIMITS.misfit());
    refuseIf(!canStillCancel(), "the mailbox has moved; nothing is left behind any more");
  }

  void mayCutOver(@Nullable CutoverWish wish) {
    mayRetry();
    refuseIf(
        wish == null || !wish.saysSomething(),
        "it names no time for the cutover; name one, windows, or now");
    refuseIf(completing(), "Exchange is completing the move already");
    refuseIf(!canStillCancel(), "the mailbox has moved already");
    refuseIf(
        wish != null
            && own.cuttingOver(wish).beside(ofWave).cutoverBeside(planned).next(now) == null,
        "with that, and with what stands already, no window would be left in which it could switch;"
            + " name a window with it");
  }

  void mayRepoint() {
    mayRetry();
    refuseIf(
        !route.crossForest(),
        "the mailbox moves within its organisation; a local move has no far end");
    refuseIf(
        completing(), "Exchange is completing the move; its far end cannot be changed any more");
    refuseIf(!canStillCancel(), "the mailbox has moved; its far end is not needed any more");
  }

  /** Whether a wave's order to give requests another far end means this one. */
  boolean canStillRepoint() {
    return route.crossForest() && canStillCancel();
  }

  void mayAnswer(Choice choice, @Nullable Limits limits) {
    mayRetry();
    refuseIf(question == null, "no question is open");
    refuseIf(
        question != null && !offers(choice),
        "the open question offers "
            + (question == null ? "nothing" : words(question))
            + ", not "
            + choice.word());
    refuseIf(!choice.fits(limits), choice.misfit());
  }

  private static String words(Question open) {
    return open.choices().stream().map(Choice::word).collect(Collectors.joining(", "));
  }

  /** Whether an open question offers that answer. */
  boolean offers(Choice choice) {
    return question != null && question.choices().contains(choice);
  }

  /** Whether the mailbox can still stay where it is. */
  boolean canStillCancel() {
    return memory.arrival().verification() == null && outcome == null;
  }

  /**
   * Only what was seen a moment ago is a reason to refuse; else the order makes the migration look,
   * and the answer tells what came of it.
   */
  private boolean completing() {
    if (Duration.between(decidedAt, now).compareTo(FRESH) > 0) {
      return false;
    }
    if (memory.doubts().unreadableSince() != null) {
      return false;
    }
    var last = memory.request().lastSeen();
    return last != null && last.status() == RequestStatus.COMPLETION_IN_PROGRESS;
  }

  private static void refuseIf(boolean refused, String why) {
    if (refused) {
      throw ApplicationFailure.newNonRetryableFailure(why, FailureTypes.REFUSED);
    }
  }
}
