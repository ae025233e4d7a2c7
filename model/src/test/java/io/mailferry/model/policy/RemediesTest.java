package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.havingMet;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.lasting;
import static io.mailferry.model.policy.SituationFixture.limited;
import static io.mailferry.model.policy.SituationFixture.unknown;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person can do about a request that failed, besides resuming it. */
class RemediesTest {
  private static final Limits MORE = new Limits(50, 10);
  private static final Orders ORDERED = Orders.NONE.limited(new AcceptedLoss(MORE, ANNA));
  private static final Duration LONG = Duration.ofMinutes(20);

  private static SituationFixture failed(QueueItem.Failure failure) {
    return with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure));
  }

  private static SituationFixture failedWith(Limits limits) {
    return failed(lasting())
        .queued(
            limited(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), lasting()), limits));
  }

  /** Whoever wanted that had not read what stands there now. */
  @ParameterizedTest
  @EnumSource(names = {"RESUME", "RESTART"})
  void anAnswerToOneKindOfFailureIsNoneToAnother(Choice answer) {
    var now = failed(lasting()).ordered(Orders.NONE.answered(answer));
    var before = item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), unknown());

    assertThat(now.remembering(memory -> memory.withLastSeen(before)).asks())
        .isEqualTo(Question.Code.FAILED);
    var theSame = item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), lasting());
    assertThat(now.remembering(memory -> memory.withLastSeen(theSame)).next())
        .isEqualTo(answer == Choice.RESUME ? new Action.Resume() : new Action.Discard());
  }

  @Test
  void anAnswerToOneUnknownFailureIsNoneToAnother() {
    var other = new QueueItem.Failure("SomethingElsePermanentException", null, "nor this");
    var now = failed(other).ordered(Orders.NONE.answered(Choice.RESTART));
    var before = item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), unknown());

    assertThat(now.remembering(memory -> memory.withLastSeen(before)).next())
        .isNotEqualTo(new Action.Discard());
  }

  @Nested
  class ToRaiseTheLimits {
    @Test
    void isOfferedWhereLimitsWereTooLow() {
      assertThat(failed(lasting()).choices())
          .containsExactly(
              Choice.RAISE_LIMITS, Choice.RESUME, Choice.RESTART, Choice.LOOK_AGAIN, Choice.LEAVE);
    }

    @Test
    void theQuestionNamesTheLimitsInForceAndWhatWasMetSoFar() {
      assertThat(failedWith(new Limits(10, 0)).decision().sentence())
          .contains(
              "whose limits are 10 damaged and 0 too large items; 0 damaged ones were met so far");
    }

    @Test
    void theRequestGetsTheLimitsFirstAndIsResumedThen() {
      var answered = failed(lasting()).ordered(ORDERED.answered(Choice.RAISE_LIMITS));
      assertThat(answered.next()).isEqualTo(new Action.RaiseLimits(MORE));
      assertThat(answered.decision().reason()).isEqualTo(Reason.LIMITS_RAISED);

      var raised = failedWith(MORE).ordered(ORDERED).remembering(_ -> answered.verdict().memory());
      assertThat(raised.next()).isEqualTo(new Action.Resume());
      assertThat(raised.decision().reason()).isEqualTo(Reason.LIMITS_RAISED);
    }

    @Test
    void aRequestThatHasThemAlreadyIsResumedAtOnce() {
      assertThat(failedWith(MORE).ordered(ORDERED.answered(Choice.RAISE_LIMITS)).next())
          .isEqualTo(new Action.Resume());
    }

    @Test
    void thatFailsAgainWithThemIsAskedAboutAgain() {
      var again =
          failedWith(MORE)
              .ordered(ORDERED)
              .remembering(m -> m.withMended().withOneMoreResume(ago(LONG), FailureFamily.PASSING));

      assertThat(again.asks()).isEqualTo(Question.Code.FAILED);
    }

    @Test
    void aLimitBelowWhatWasMetIsAskedAboutAgain() {
      var met = failedHavingMet(60);

      assertThat(met.ordered(ORDERED.answered(Choice.RAISE_LIMITS)).asks())
          .isEqualTo(Question.Code.FAILED);
      assertThat(met.decision().sentence()).contains("60 damaged ones were met so far");
    }

    @Test
    void anOrderResumesOnlyWhatFailedOverLimits() {
      var ordered = failed(unknown()).ordered(ORDERED);
      assertThat(ordered.next()).isEqualTo(new Action.RaiseLimits(MORE));
      assertThat(ordered.verdict().memory().repairs().mended()).isFalse();
    }

    @Test
    void whatWasMendedAndRunsAgainIsNotResumedForAnotherFailure() {
      var runs = with(IN_PROGRESS).remembering(Memory::withMended);

      assertThat(runs.verdict().memory().repairs().mended()).isFalse();
    }

    @Test
    void whatExchangeRefusedIsNotTriedAgainUnasked() {
      var refused = with(IN_PROGRESS).remembering(m -> m.withLimitsRefused(true)).ordered(ORDERED);
      var failed = failed(lasting()).remembering(m -> m.withLimitsRefused(true)).ordered(ORDERED);

      assertThat(refused.next()).isInstanceOf(Action.WaitAndLook.class);
      assertThat(refused.answered(Choice.LOOK_AGAIN).next())
          .isEqualTo(new Action.RaiseLimits(MORE));
      assertThat(failed.decision().sentence()).contains("Exchange refused to raise them");
    }

    @Test
    void anOrderKeepsTheLimitsThatItDoesNotName() {
      var bad = Orders.NONE.limited(new AcceptedLoss(new Limits(50, 0), ANNA));

      assertThat(bad.limited(new AcceptedLoss(new Limits(0, 20), ANNA)).limitsBeside(Limits.NONE))
          .isEqualTo(new Limits(50, 20));
    }

    private SituationFixture failedHavingMet(int badItems) {
      return with(FAILED)
          .queued(
              havingMet(
                  item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), lasting()), badItems));
    }

    @Test
    void raisingCountsResumesAfresh() {
      var answered =
          failed(lasting())
              .remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.PASSING))
              .ordered(ORDERED.answered(Choice.RAISE_LIMITS));

      assertThat(answered.verdict().memory().repairs().resumes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100,0,100,10", "0,20,50,20", "100,20,,", "50,10,,"})
    void limitsAreOnlyEverRaised(
        int bad, int large, @Nullable Integer badAfter, @Nullable Integer largeAfter) {
      var next =
          with(IN_PROGRESS)
              .queued(limited(item(IN_PROGRESS, Whose.OURS), new Limits(bad, large)))
              .ordered(ORDERED)
              .next();

      if (badAfter == null || largeAfter == null) {
        assertThat(next).isInstanceOf(Action.WaitAndLook.class);
      } else {
        assertThat(next).isEqualTo(new Action.RaiseLimits(new Limits(badAfter, largeAfter)));
      }
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "IN_PROGRESS", "SYNCED", "AUTO_SUSPENDED", "FAILED"})
    void anOrderReachesARequestBeforeItFails(RequestStatus status) {
      assertThat(with(status).ordered(ORDERED.held(ANNA)).next())
          .isEqualTo(new Action.RaiseLimits(MORE));
    }

    @Test
    void aRequestThatCompletesOrRestsIsLeftAlone() {
      assertThat(with(COMPLETION_IN_PROGRESS).ordered(ORDERED).next())
          .isInstanceOf(Action.WaitAndLook.class);
      assertThat(with(FAILED).ordered(ORDERED.paused(ANNA)).next())
          .isInstanceOf(Action.WaitAndLook.class);
      assertThat(with(SUSPENDED).ordered(ORDERED).asks())
          .isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    }

    @Test
    void whatWouldSwitchTooEarlyGetsItsBrakeFirst() {
      var unbraked = item(SYNCED, Whose.OURS, false, null, null);

      assertThat(with(SYNCED).queued(unbraked).ordered(ORDERED.held(ANNA)).next())
          .isEqualTo(new Action.Park());
    }

    @Test
    void aRequestWithHigherLimitsRestsUntilItMayBeResumed() {
      var stopping = limited(item(FAILED, Whose.OURS, true, null, lasting()), MORE);
      var rests =
          with(FAILED)
              .queued(stopping)
              .remembering(m -> m.withReleased(ago(LONG)).withMended())
              .ordered(ORDERED.held(ANNA));

      assertThat(rests.decision().reason()).isEqualTo(Reason.HELD);
      assertThat(rests.ordered(ORDERED).next()).isEqualTo(new Action.Resume());
    }
  }

  @Nested
  class ToBeginAnew {
    @Test
    void removesTheFailedRequestOnly() {
      assertThat(failed(lasting()).answered(Choice.RESTART).next()).isEqualTo(new Action.Discard());
      assertThat(with(IN_PROGRESS).answered(Choice.RESTART).next())
          .isInstanceOf(Action.WaitAndLook.class);
    }

    @Test
    void isNotOfferedWhereTheMailboxMayHaveMoved() {
      assertThat(
              failed(new QueueItem.Failure("UpdateMovedMailboxPermanentException", null, ""))
                  .remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.DIRECTORY_UPDATE))
                  .choices())
          .containsExactly(Choice.RESUME, Choice.LOOK_AGAIN, Choice.LEAVE);
    }

    @Test
    void isNotDoneWhereItFailedInAnotherWayMeanwhile() {
      var moved = new QueueItem.Failure("UpdateMovedMailboxPermanentException", null, "");

      assertThat(
              failed(moved)
                  .remembering(
                      m ->
                          m.withRestarting(true)
                              .withOneMoreResume(ago(LONG), FailureFamily.DIRECTORY_UPDATE))
                  .asks())
          .isEqualTo(Question.Code.FAILED);
    }

    @Test
    void isRememberedUntilTheRequestIsGone() {
      var lost =
          failed(lasting())
              .remembering(_ -> failed(lasting()).answered(Choice.RESTART).verdict().memory());

      assertThat(lost.next()).isEqualTo(new Action.Discard());
    }

    @Test
    void aNewRequestIsSubmittedWhenTheOldOneHasBeenGoneForLong() {
      var gone =
          calm()
              .remembering(
                  m ->
                      m.withSubmission(new Submission.Seen(ago(LONG)))
                          .withLastSeen(item(FAILED, Whose.OURS))
                          .withRestarting(true));
      assertThat(gone.waits()).isEqualTo(Timings.DEFAULT.settleLook());
      assertThat(gone.decision().reason()).isEqualTo(Reason.RESTARTED);

      var forLong = gone.remembering(m -> m.withOdd(ago(LONG), ago(Duration.ofMinutes(1))));
      assertThat(forLong.next()).isEqualTo(new Action.Submit());
      assertThat(forLong.verdict().memory().request().restarting()).isFalse();
    }

    @Test
    void aCancellationEndsIt() {
      var gone =
          calm()
              .remembering(
                  m ->
                      m.withSubmission(new Submission.Seen(ago(LONG)))
                          .withRestarting(true)
                          .withOdd(ago(LONG), ago(Duration.ofMinutes(1))))
              .ordered(Orders.NONE.cancelled(ANNA));

      assertThat(gone.next()).isInstanceOf(Action.Finish.class);
    }

    @Test
    void aRequestThatSomebodyResumedMeanwhileIsKept() {
      var resumed = with(IN_PROGRESS).remembering(m -> m.withRestarting(true));

      assertThat(resumed.next()).isInstanceOf(Action.WaitAndLook.class);
      assertThat(resumed.verdict().memory().request().restarting()).isFalse();
    }

    @Test
    void restsWhileItIsPaused() {
      assertThat(
              failed(lasting())
                  .ordered(Orders.NONE.paused(ANNA).answered(Choice.RESTART))
                  .decision()
                  .reason())
          .isEqualTo(Reason.PAUSED);
    }

    @Test
    void ofAMailboxThatHasArrivedIsNotOffered() {
      var arrived = failed(lasting()).home(SituationFixture.atTarget()).answered(Choice.RESTART);

      assertThat(arrived.choices()).containsExactly(Choice.ACCEPT, Choice.LOOK_AGAIN, Choice.LEAVE);
    }
  }

  @Nested
  class WhoShareACause {
    @ParameterizedTest
    @CsvSource({
      "TooManyBadItemsPermanentException,failed/bad-items",
      "SomethingNewPermanentException,failed/unknown/SomethingNewPermanentException",
      "MapiExceptionMdbOffline,failed/database-away/TGT-DB01"
    })
    void shareItsName(String type, String cause) {
      var family = FailureFamily.ofQuestion(cause).orElseThrow();
      var again =
          failed(new QueueItem.Failure(type, null, ""))
              .remembering(
                  m -> {
                    var tried = m;
                    for (var i = 0; i < 6; i++) {
                      tried = tried.withOneMoreResume(ago(LONG), family);
                    }
                    return tried;
                  });

      assertThat(again.question().sharedCause()).isEqualTo(cause);
    }

    @Test
    void twoFailuresThatNobodyKnowsAreTwoCauses() {
      var one = failed(unknown()).remembering(WhoShareACause::resumedInVain);
      var other =
          failed(new QueueItem.Failure("SomethingElsePermanentException", null, "nor this"))
              .remembering(WhoShareACause::resumedInVain);

      assertThat(one.question().sharedCause()).isNotEqualTo(other.question().sharedCause());
    }

    private static Memory resumedInVain(Memory memory) {
      return memory.withOneMoreResume(ago(LONG), FailureFamily.UNKNOWN);
    }

    @Test
    void aMailboxThatExistsTwiceSharesItsCauseWithNobody() {
      var twice =
          failed(
              new QueueItem.Failure(
                  "RemotePermanentException", null, "Failed to convert the source mailbox"));
      var mailbox = twice.situation().intention().mailbox();

      assertThat(twice.question().sharedCause()).isEqualTo("failed/two-mailboxes/" + mailbox);
      assertThat(twice.home(SituationFixture.atTarget()).question().sharedCause())
          .isEqualTo("failed-after-arrival/two-mailboxes/" + mailbox);
    }

    @Test
    void aMailboxThatFailedAfterItHadArrivedIsAskedSomethingElse() {
      assertThat(failed(lasting()).home(SituationFixture.atTarget()).question().sharedCause())
          .isEqualTo("failed-after-arrival/bad-items");
    }

    @Test
    void aCodeThatSaysAllIsItsOwnCause() {
      assertThat(with(SUSPENDED).question().sharedCause()).isEqualTo("suspended-by-others");
    }

    private SituationFixture suspendedFor(QueueItem.OurPause why) {
      return with(SUSPENDED).queued(SituationFixture.pausedByUs(item(SUSPENDED, Whose.OURS), why));
    }

    /** Its comment says so, though our own record of it is lost. */
    @Test
    void whatMailferryHeldBackBeforeItsCutoverGoesOnWithoutAQuestion() {
      var braked = suspendedFor(QueueItem.OurPause.BEFORE_ITS_CUTOVER);

      assertThat(braked.next()).isEqualTo(new Action.Resume());
      assertThat(braked.ordered(Orders.NONE.paused(ANNA)).decision().reason())
          .isEqualTo(Reason.PAUSED);
    }

    /** The order was lost with the record, and an operator had reasons for it. */
    @Test
    void whatAnOperatorHadPausedIsAskedAboutApartFromWhatOthersSuspended() {
      var asked = suspendedFor(QueueItem.OurPause.ORDERED);

      assertThat(asked.choices()).containsExactly(Choice.RESUME, Choice.LOOK_AGAIN, Choice.LEAVE);
      assertThat(asked.question().sharedCause()).isEqualTo("suspended-by-mailferry");
      assertThat(asked.question().sentence())
          .startsWith("Mailferry suspended the move request")
          .contains("before its own record of that was lost");
      assertThat(asked.ordered(Orders.NONE.paused(ANNA)).decision().reason())
          .isEqualTo(Reason.PAUSED);
    }

    @Test
    void aStrangersBatchIsACause() {
      assertThat(with(IN_PROGRESS, Whose.FOREIGN).question().sharedCause())
          .isEqualTo("foreign-request/" + Whose.FOREIGN.batch());
    }
  }
}
