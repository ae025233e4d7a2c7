package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.lasting;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No mailbox switches while its cutover is held, or before its time, whoever made the request. */
class BrakeTest {
  private static final Orders HELD = Orders.NONE.held(ANNA);
  private static final Duration SOON = Duration.ofHours(1);

  /** Nothing that keeps Exchange from completing: no time, or one that has come. */
  private static List<@Nullable Instant> noBrakes() {
    var times = new ArrayList<@Nullable Instant>();
    times.add(null);
    times.add(ago(SOON));
    return times;
  }

  private static SituationFixture timed(
      RequestStatus status, @Nullable Instant completeAfter, QueueItem.@Nullable Failure failure) {
    return with(status).queued(item(status, Whose.OURS, false, completeAfter, failure));
  }

  /** A request that stops before its end; it was released when that is told. */
  private static SituationFixture stopping(RequestStatus status, boolean released) {
    return with(status)
        .queued(item(status, Whose.OURS, true, null, status == FAILED ? passing() : null))
        .holdingBy(CutoverStyle.SUSPEND_WHEN_READY)
        .remembering(memory -> memory.withReleased(released ? ago(SOON) : null));
  }

  /** Its release got lost, and Exchange had taken it up all the same. */
  @Test
  void aRequestThatFailedAfterItRestedWasReleased() {
    var rested = item(AUTO_SUSPENDED, Whose.OURS, true, null, null);
    var failed =
        stopping(FAILED, false)
            .notBefore(in(Duration.ofDays(1)))
            .remembering(memory -> memory.withLastSeen(rested));

    assertThat(failed.next()).isNotEqualTo(new Action.Resume());
    assertThat(failed.verdict().memory().request().released()).isNotNull();
    assertThat(stopping(FAILED, false).notBefore(in(Duration.ofDays(1))).next())
        .as("one that failed while it was copied")
        .isEqualTo(new Action.Resume());
  }

  // ------------------------------------------------------------------ what runs

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS", "SYNCED"})
  void aRequestWithoutBrakeIsParkedWhileHeldOrTooEarly(RequestStatus status) {
    for (var none : noBrakes()) {
      assertThat(timed(status, none, null).ordered(HELD).next()).isEqualTo(new Action.Park());
      assertThat(timed(status, none, null).notBefore(in(Duration.ofDays(1))).next())
          .isEqualTo(new Action.Park());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS", "SYNCED"})
  void aPlainRequestOfOthersIsParkedAsSoonAsItIsTakenOver(RequestStatus status) {
    var plain = item(status, Whose.FOREIGN, false, null, null);
    var adopted = with(status, Whose.FOREIGN).queued(plain).ordered(HELD.answered(Choice.ADOPT));

    assertThat(adopted.next()).isEqualTo(new Action.Park());
    assertThat(adopted.decision().reason()).isEqualTo(Reason.HELD);
    assertThat(adopted.decision().sentence()).contains("anna", "quarter's end");
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS"})
  void aReleasedRequestThatTakesNoTimesIsSuspendedWhileHeld(RequestStatus status) {
    assertThat(stopping(status, true).ordered(HELD).next()).isEqualTo(new Action.Suspend());
    assertThat(stopping(status, false).ordered(HELD).waits()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void aRequestThatSomebodyElseReleasedIsSuspendedWhileHeld() {
    var resting = stopping(AUTO_SUSPENDED, false).ordered(HELD);
    assertThat(resting.waits()).isEqualTo(Duration.ofHours(6));

    var running = stopping(QUEUED, false).ordered(HELD).after(resting);

    assertThat(running.next()).isEqualTo(new Action.Suspend());
  }

  @Test
  void aRequestWithoutBrakeIsSuspendedWhereThePlanKnowsNoTimes() {
    var plain = timed(IN_PROGRESS, null, null).holdingBy(CutoverStyle.SUSPEND_WHEN_READY);

    assertThat(plain.ordered(HELD).next()).isEqualTo(new Action.Suspend());
  }

  @Test
  void aRequestThatRestsByItselfNeedsNoBrake() {
    assertThat(timed(AUTO_SUSPENDED, null, null).ordered(HELD).waits())
        .isEqualTo(Duration.ofHours(6));
  }

  // ------------------------------------------------------------------ what rests

  @Test
  void aSuspendedRequestIsParkedBeforeItIsResumedWhileHeld() {
    for (var none : noBrakes()) {
      var ours = timed(SUSPENDED, none, null).remembering(m -> m.withSuspendedByUs(true));

      assertThat(ours.ordered(HELD).next()).isEqualTo(new Action.Park());
    }
    var parked =
        timed(SUSPENDED, in(Duration.ofDays(100)), null)
            .remembering(m -> m.withSuspendedByUs(true));
    assertThat(parked.ordered(HELD).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aFailedRequestIsParkedBeforeItIsResumedWhileHeld() {
    for (var none : noBrakes()) {
      assertThat(timed(FAILED, none, passing()).ordered(HELD).next()).isEqualTo(new Action.Park());
      assertThat(timed(FAILED, none, passing()).notBefore(in(SOON)).next())
          .isEqualTo(new Action.Park());
    }
    assertThat(timed(FAILED, in(Duration.ofDays(100)), passing()).ordered(HELD).next())
        .isEqualTo(new Action.Resume());
  }

  @Test
  void anAnswerToResumeFindsTheBrakeInItsPlace() {
    assertThat(timed(SUSPENDED, null, null).ordered(HELD).next()).isEqualTo(new Action.Park());
    assertThat(timed(FAILED, null, lasting()).ordered(HELD).next()).isEqualTo(new Action.Park());

    var far = in(Duration.ofDays(100));
    var resume = HELD.answered(Choice.RESUME);
    assertThat(timed(SUSPENDED, far, null).ordered(resume).next()).isEqualTo(new Action.Resume());
    assertThat(timed(FAILED, far, lasting()).ordered(resume).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aReleasedRequestThatTakesNoTimesRestsUntilTheHoldIsOver() {
    var suspended = stopping(SUSPENDED, true).remembering(m -> m.withSuspendedByUs(true));
    var failed = stopping(FAILED, true);

    assertThat(failed.next()).isEqualTo(new Action.Resume());
    assertThat(failed.ordered(HELD).waits()).isEqualTo(Duration.ofHours(6));
    assertThat(failed.decision().reason()).isEqualTo(Reason.HELD);
    assertThat(suspended.next()).isEqualTo(new Action.Resume());
    assertThat(suspended.ordered(HELD).waits()).isEqualTo(Duration.ofHours(6));
    assertThat(suspended.decision().phase()).isEqualTo(Phase.READY);
    assertThat(suspended.decision().sentence()).contains("anna", "rests");
  }

  @Test
  void toResumeIsNotOfferedWhereItWouldCompleteTheMove() {
    var suspended = stopping(SUSPENDED, true).ordered(HELD);
    var failed =
        stopping(FAILED, true)
            .queued(item(FAILED, Whose.OURS, true, null, lasting()))
            .ordered(HELD);

    assertThat(suspended.asks()).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    assertThat(suspended.choices()).containsExactly(Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(suspended.answered(Choice.RESUME).asks())
        .isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    assertThat(failed.asks()).isEqualTo(Question.Code.FAILED);
    assertThat(failed.choices())
        .containsExactly(Choice.RAISE_LIMITS, Choice.RESTART, Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(failed.answered(Choice.RESUME).asks()).isEqualTo(Question.Code.FAILED);
    assertThat(failed.answered(Choice.LEAVE).next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void whatStopsBeforeItsEndIsResumedWhileHeldUntilItIsReleased() {
    var paused = stopping(SUSPENDED, false).remembering(m -> m.withSuspendedByUs(true));

    assertThat(paused.ordered(HELD).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aPauseAndACancellationGoBeforeABrake() {
    var paused = timed(IN_PROGRESS, null, null).ordered(HELD.paused(ANNA));
    var resting = timed(SUSPENDED, null, null).ordered(HELD.paused(ANNA));
    var cancelled = timed(SUSPENDED, null, null).ordered(HELD.cancelled(ANNA));

    assertThat(paused.next()).isEqualTo(new Action.Suspend());
    assertThat(resting.waits()).isEqualTo(Duration.ofHours(6));
    assertThat(cancelled.next()).isEqualTo(new Action.Withdraw());
  }

  // ------------------------------------------------------------------ how far ahead

  @Test
  void aCompletionBetweenNowAndItsEarliestMomentIsParked() {
    var early = timed(SYNCED, in(Duration.ofDays(1)), null).notBefore(in(Duration.ofDays(2)));
    var right = timed(SYNCED, in(Duration.ofDays(2)), null).notBefore(in(Duration.ofDays(2)));

    assertThat(early.next()).isEqualTo(new Action.Park());
    assertThat(right.waits()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void anEarliestMomentBeyondTheReachOfABrakeIsParkedOnceAndNotForEver() {
    var parked = in(Timings.DEFAULT.parkedFor());
    var far = timed(SYNCED, parked, null).notBefore(in(Duration.ofDays(150)));

    assertThat(far.waits()).isEqualTo(Duration.ofHours(6));
    assertThat(far.decision().reason()).isEqualTo(Reason.TOO_EARLY);
    assertThat(timed(IN_PROGRESS, parked, null).notBefore(in(Duration.ofDays(150))).waits())
        .isEqualTo(Duration.ofHours(6));
  }

  @Test
  void aBrakeIsRenewedLongBeforeItGivesWay() {
    var worn = in(Duration.ofDays(40));
    var good = in(Duration.ofDays(60));
    var farOff = in(Duration.ofDays(150));

    assertThat(timed(SYNCED, worn, null).ordered(HELD).next()).isEqualTo(new Action.Park());
    assertThat(timed(SYNCED, worn, null).notBefore(farOff).next()).isEqualTo(new Action.Park());
    assertThat(timed(SYNCED, good, null).ordered(HELD).waits()).isEqualTo(Duration.ofHours(6));
    assertThat(timed(SYNCED, good, null).notBefore(farOff).waits()).isEqualTo(Duration.ofHours(6));
  }
}
