package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETED_WITH_WARNING;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.move.RequestStatus.UNRECOGNISED;
import static io.mailferry.model.policy.Scene.ANNA;
import static io.mailferry.model.policy.Scene.BEN;
import static io.mailferry.model.policy.Scene.NOW;
import static io.mailferry.model.policy.Scene.ago;
import static io.mailferry.model.policy.Scene.calm;
import static io.mailferry.model.policy.Scene.in;
import static io.mailferry.model.policy.Scene.item;
import static io.mailferry.model.policy.Scene.lasting;
import static io.mailferry.model.policy.Scene.passing;
import static io.mailferry.model.policy.Scene.unverified;
import static io.mailferry.model.policy.Scene.verified;
import static io.mailferry.model.policy.Scene.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The truth table (docs/exchange/queues-and-stamps.md#the-truth-table), row by row. */
class MovePolicyTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final Duration SHORT = Duration.ofMinutes(5);

  @Nested
  class WithoutAnyRequest {
    @Test
    void submitsWhenTheMailboxIsElsewhere() {
      assertThat(calm().next()).isEqualTo(new Step.Submit());
    }

    @Test
    void isDoneAlreadyWhenTheMailboxIsInItsTarget() {
      var scene = calm().home(Scene.atTarget());

      assertThat(scene.next())
          .isEqualTo(new Step.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01")));
    }

    @Test
    void asksForAPreparedMailUserWhenTheTargetForestKnowsNone() {
      var scene = calm().home(new Home.Missing());

      assertThat(scene.asks()).isEqualTo(Question.Code.OBSTACLES);
    }

    @Test
    void submitsNothingWhilePaused() {
      var scene = calm().ordered(Orders.NONE.paused(ANNA));

      assertThat(scene.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(scene.decision().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void submitsAlthoughTheCutoverIsHeld() {
      assertThat(calm().ordered(Orders.NONE.held(ANNA)).next()).isEqualTo(new Step.Submit());
    }

    @Test
    void isWithdrawnWhenCancelled() {
      var scene = calm().ordered(Orders.NONE.cancelled(BEN));

      assertThat(scene.next())
          .isEqualTo(new Step.Finish(new MigrationOutcome.Withdrawn(BEN.reason())));
    }

    @Test
    void asksAboutARefusedSubmission() {
      var scene = calm().remembering(memory -> memory.refusal(quota()));

      assertThat(scene.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(scene.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Step.Submit());
    }
  }

  @Nested
  class AfterALostAnswer {
    @Test
    void submitsNothingUntilTheTruthMustHaveShown() {
      var scene = calm().remembering(m -> m.submission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void countsFromTheFirstLookWhenNobodyKnowsWhenItWasLost() {
      var scene = calm().remembering(m -> m.submission(new Submission.Unconfirmed(null)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(scene.verdict().memory().submission()).isEqualTo(new Submission.Unconfirmed(NOW));
    }

    @Test
    void submitsWhenNothingWasSeenForLongEnoughOnTheSameController() {
      var scene = calm().remembering(m -> m.submission(new Submission.Unconfirmed(ago(LONG))));

      assertThat(scene.next()).isEqualTo(new Step.Submit());
    }

    @Test
    void waitsAgainAfterAChangeOfController() {
      var scene =
          calm()
              .remembering(m -> m.submission(new Submission.Unconfirmed(ago(LONG))))
              .askedOf("dc2.target.example");

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(scene.verdict().memory().controller()).isEqualTo("dc2.target.example");
    }

    @Test
    void takesOverTheRequestThatArrivedAfterAll() {
      var scene =
          with(QUEUED).remembering(m -> m.submission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.verdict().memory().submission()).isEqualTo(new Submission.Seen(NOW));
    }
  }

  @Nested
  class WhenOurRequestHasVanished {
    private Scene vanished(Duration since) {
      return calm()
          .remembering(m -> m.submission(new Submission.Seen(ago(DAY))).oddSince(ago(since)));
    }

    @Test
    void givesTheDirectoriesTimeToAgree() {
      assertThat(vanished(SHORT).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksWhenItStaysAway() {
      assertThat(vanished(LONG).asks()).isEqualTo(Question.Code.REQUEST_VANISHED);
      assertThat(vanished(LONG).choices()).contains(Choice.SUBMIT_AGAIN);
    }

    @Test
    void submitsAgainOnlyOnTheOperatorsWord() {
      var scene = vanished(LONG).answered(Choice.SUBMIT_AGAIN);

      assertThat(scene.next()).isEqualTo(new Step.Submit());
    }

    @Test
    void doesNotBelieveTheOperatorBeforeTheDirectoriesAgree() {
      assertThat(vanished(SHORT).answered(Choice.SUBMIT_AGAIN).waits()).isNotNull();
      assertThat(vanished(LONG).answered(Choice.SUBMIT_AGAIN).askedOf("dc2.target.example").waits())
          .isNotNull();
    }

    @Test
    void isNotCancelledBeforeTheDirectoriesAgreeThatNothingIsLeftRunning() {
      assertThat(vanished(SHORT).ordered(Orders.NONE.cancelled(BEN)).waits()).isNotNull();
      assertThat(vanished(LONG).ordered(Orders.NONE.cancelled(BEN)).next())
          .isInstanceOf(Step.Finish.class);
    }

    @Test
    void isWithdrawnAtOnceWhenWeRemovedIt() {
      var scene = vanished(SHORT).remembering(m -> m.withdrawn(true));

      assertThat(scene.next()).isInstanceOf(Step.Finish.class);
    }

    @Test
    void provesTheNextArrivalAfreshAfterASecondSubmission() {
      var scene =
          vanished(LONG)
              .remembering(m -> m.verification(verified(DAY)).cleanedUp(true))
              .answered(Choice.SUBMIT_AGAIN);

      assertThat(scene.verdict().memory().verification()).isNull();
      assertThat(scene.verdict().memory().cleanedUp()).isFalse();
    }
  }

  @Nested
  class WhenSomethingCannotBeRead {
    private static final Duration AWAY = Duration.ofMinutes(5);

    @Test
    void waitsForTheQueueAndCallsItNoFailure() {
      var scene = with(IN_PROGRESS).queued(new QueueItem.Unreadable(NOW, "TGT-DB01 is dismounted"));

      assertThat(scene.waits()).isEqualTo(AWAY);
      assertThat(scene.decision().sentence()).contains("TGT-DB01 is dismounted", "no failure");
      assertThat(scene.verdict().memory().unreadableSince()).isEqualTo(NOW);
    }

    @Test
    void waitsForTheDirectory() {
      assertThat(calm().seeing(new Stamp.Unreadable(NOW, "no controller answers")).waits())
          .isEqualTo(AWAY);
      assertThat(calm().home(new Home.Unreadable(NOW, "no controller answers")).waits())
          .isEqualTo(AWAY);
    }

    @Test
    void keepsWhatItKnewOfItsSubmission() {
      var unconfirmed = new Submission.Unconfirmed(ago(LONG));
      var scene =
          calm()
              .remembering(m -> m.submission(unconfirmed))
              .queued(new QueueItem.Unreadable(NOW, "no session"));

      assertThat(scene.verdict().memory().submission()).isEqualTo(unconfirmed);
    }
  }

  @Nested
  class WhenDirectoryAndQueueDisagree {
    @Test
    void waitsForARemovedRequestToGo() {
      var canceled = item(IN_PROGRESS, "Canceled", Whose.OURS, false, null, null);

      assertThat(calm().queued(canceled).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void waitsForTheStampOfAFreshItem() {
      var scene = calm().queued(item(QUEUED, Whose.OURS));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(scene.verdict().memory().oddSince()).isEqualTo(NOW);
    }

    @Test
    void asksForAPersonWhenAnItemStaysWithoutStamp() {
      var scene = calm().queued(item(QUEUED, Whose.OURS)).remembering(m -> m.oddSince(ago(LONG)));

      assertThat(scene.asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
    }

    @Test
    void neverAdvisesToRemoveAnItemThatIsCompleting() {
      var scene =
          calm()
              .queued(item(COMPLETION_IN_PROGRESS, Whose.OURS))
              .remembering(m -> m.oddSince(ago(LONG)));

      assertThat(scene.waits()).isNotNull();
    }

    @Test
    void waitsForTheItemOfAFreshStamp() {
      assertThat(calm().stamped(QUEUED, Whose.OURS).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesAStampThatHasOnlyPartlyReachedTheControllerForNobodyElses() {
      var partly = new Stamp.Present(QUEUED, new MoveFlags(0), null, null, null, null);

      assertThat(calm().seeing(partly).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksForAPersonWhenAStampStaysWithoutItem() {
      var scene = calm().stamped(QUEUED, Whose.OURS).remembering(m -> m.oddSince(ago(LONG)));

      assertThat(scene.asks()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
    }

    @Test
    void forgetsTheDisagreementWhenBothAgreeAgain() {
      var scene = with(SUSPENDED).remembering(m -> m.oddSince(ago(LONG)));

      assertThat(scene.verdict().memory().oddSince()).isNull();
    }

    @Test
    void verifiesAnArrivalOfOursThatOnlyTheDirectoryRemembers() {
      var scene = calm().stamped(COMPLETED, Whose.OURS).home(Scene.atTarget());

      assertThat(scene.next()).isEqualTo(new Step.Verify());
    }

    @Test
    void asksAboutAnArrivalThatSomebodyElseLeftInTheDirectory() {
      var foreign = calm().stamped(COMPLETED, Whose.FOREIGN).home(Scene.atTarget());
      var batch = calm().stamped(COMPLETED, Whose.BATCH_SERVICE).home(Scene.atTarget());

      assertThat(foreign.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
      assertThat(batch.asks()).isEqualTo(Question.Code.CONFLICTING_REQUEST);
    }
  }

  @Nested
  class WithSomebodyElsesRequest {
    @Test
    void asksBeforeItTakesOver() {
      var scene = with(SYNCED, Whose.FOREIGN);

      assertThat(scene.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
      assertThat(scene.choices()).containsExactly(Choice.ADOPT, Choice.LOOK_AGAIN, Choice.LEAVE);
    }

    @Test
    void takesOverOnTheOperatorsWordAndRemembersIt() {
      var scene = with(SYNCED, Whose.FOREIGN).answered(Choice.ADOPT);

      assertThat(scene.next()).isEqualTo(new Step.Release());
      assertThat(scene.verdict().memory().consented()).isTrue();
    }

    @Test
    void leavesItAloneWhenCancelled() {
      var scene = with(SYNCED, Whose.FOREIGN).ordered(Orders.NONE.cancelled(BEN));

      assertThat(scene.next()).isInstanceOf(Step.Finish.class);
    }

    @Test
    void neverTouchesOneThatGoesElsewhereWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var scene =
            with(SYNCED, Whose.ELSEWHERE).answered(choice).remembering(m -> m.consented(true));

        assertThat(scene.next()).isInstanceOfAny(Step.Ask.class, Step.Finish.class);
      }
    }

    @Test
    void neverTouchesExchangesOwnBatchesWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var scene =
            with(FAILED, Whose.BATCH_SERVICE).answered(choice).remembering(m -> m.consented(true));

        assertThat(scene.next()).isInstanceOfAny(Step.Ask.class, Step.Finish.class);
      }
    }
  }

  @Nested
  class WhileExchangeCopies {
    @Test
    void waitsAndLooksSlowlyByItself() {
      assertThat(with(IN_PROGRESS).waits()).isEqualTo(Duration.ofHours(6));
      assertThat(with(QUEUED).decision().phase()).isEqualTo(Phase.COPYING);
    }

    @Test
    void looksMoreOftenOnceReleased() {
      var scene = with(QUEUED).remembering(m -> m.released(ago(SHORT)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(30));
      assertThat(scene.decision().phase()).isEqualTo(Phase.CUTTING_OVER);
    }

    @Test
    void suspendsWhenPaused() {
      assertThat(with(IN_PROGRESS).ordered(Orders.NONE.paused(ANNA)).next())
          .isEqualTo(new Step.Suspend());
    }

    @Test
    void withdrawsWhenCancelledEvenIfPaused() {
      assertThat(with(IN_PROGRESS).ordered(Orders.NONE.paused(ANNA).cancelled(BEN)).next())
          .isEqualTo(new Step.Withdraw());
    }

    @Test
    void parksACompletionThatWouldComeBeforeItsTime() {
      var soon = item(IN_PROGRESS, Whose.OURS, false, in(Duration.ofHours(1)), null);
      var scene = with(IN_PROGRESS).queued(soon).notBefore(in(DAY));

      assertThat(scene.next()).isEqualTo(new Step.Park());
    }

    @Test
    void parksACompletionThatIsHeld() {
      var released = item(IN_PROGRESS, Whose.OURS, false, ago(SHORT), null);
      var scene = with(IN_PROGRESS).queued(released).ordered(Orders.NONE.held(ANNA));

      assertThat(scene.next()).isEqualTo(new Step.Park());
    }

    @Test
    void forgetsEarlierFailuresWhenTheRequestStaysWell() {
      var scene = with(IN_PROGRESS).remembering(m -> m.resumedOnceMore(ago(LONG)));

      assertThat(scene.verdict().memory().resumes()).isZero();
    }
  }

  @Nested
  class WhenCopied {
    @Test
    void isReleased() {
      assertThat(with(SYNCED).next()).isEqualTo(new Step.Release());
      assertThat(with(AUTO_SUSPENDED).next()).isEqualTo(new Step.Release());
    }

    @Test
    void isNotReleasedTwice() {
      var released = item(SYNCED, Whose.OURS, false, ago(SHORT), null);

      assertThat(with(SYNCED).queued(released).waits()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void waitsForItsTimeAndStillLooksByItself() {
      assertThat(with(SYNCED).notBefore(in(SHORT)).waits()).isEqualTo(SHORT);
      assertThat(with(SYNCED).notBefore(in(Duration.ofDays(9))).waits())
          .isEqualTo(Duration.ofHours(6));
      assertThat(with(SYNCED).notBefore(NOW).next()).isEqualTo(new Step.Release());
    }

    @Test
    void waitsWhileHeld() {
      var scene = with(SYNCED).ordered(Orders.NONE.held(ANNA));

      assertThat(scene.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(scene.decision().sentence()).contains("anna", "quarter's end");
    }

    @Test
    void isSuspendedWhenPausedUnlessItRestsAnyway() {
      assertThat(with(SYNCED).ordered(Orders.NONE.paused(ANNA)).next())
          .isEqualTo(new Step.Suspend());
      assertThat(with(AUTO_SUSPENDED).ordered(Orders.NONE.paused(ANNA)).waits()).isNotNull();
    }

    @Test
    void isWithdrawnWhenCancelled() {
      assertThat(with(SYNCED).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Step.Withdraw());
    }
  }

  @Nested
  class WhileExchangeCompletes {
    @Test
    void nobodyTouchesIt() {
      var orders = Orders.NONE.paused(ANNA).held(ANNA).cancelled(BEN);

      assertThat(with(COMPLETION_IN_PROGRESS).waits()).isNotNull();
      assertThat(with(COMPLETION_IN_PROGRESS).ordered(orders).waits()).isNotNull();
    }

    @Test
    void saysThatACancellationCameTooLate() {
      var scene = with(COMPLETION_IN_PROGRESS).ordered(Orders.NONE.cancelled(BEN));

      assertThat(scene.decision().sentence()).contains("too late");
    }
  }

  @Nested
  class WhenTheRequestFailed {
    private Scene failed(QueueItem.Failure failure) {
      return with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure));
    }

    @Test
    void resumesAfterAPassingFailure() {
      assertThat(failed(passing()).next()).isEqualTo(new Step.Resume());
    }

    @Test
    void leavesTimeBetweenTwoAttempts() {
      var scene = failed(passing()).remembering(m -> m.resumedOnceMore(ago(SHORT)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void asksAfterFiveAttempts() {
      var scene =
          failed(passing())
              .remembering(
                  m -> {
                    for (var i = 0; i < 5; i++) {
                      m.resumedOnceMore(ago(LONG));
                    }
                    return m;
                  });

      assertThat(scene.asks()).isEqualTo(Question.Code.FAILED);
    }

    @Test
    void asksAtOnceWhenItWillNotGetBetter() {
      var scene = failed(lasting());

      assertThat(scene.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(scene.decision().sentence()).contains("TooManyBadItemsPermanentException");
    }

    @Test
    void asksWhenNoReasonIsGiven() {
      assertThat(with(FAILED).asks()).isEqualTo(Question.Code.FAILED);
    }

    @Test
    void resumesOnTheOperatorsWordAndCountsAfresh() {
      var scene =
          failed(lasting()).remembering(m -> m.resumedOnceMore(ago(SHORT))).answered(Choice.RESUME);

      assertThat(scene.next()).isEqualTo(new Step.Resume());
      assertThat(scene.verdict().memory().resumes()).isZero();
    }

    @Test
    void staysFailedWhilePaused() {
      assertThat(failed(passing()).ordered(Orders.NONE.paused(ANNA)).waits()).isNotNull();
    }

    @Test
    void isWithdrawnWhenCancelled() {
      assertThat(failed(lasting()).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Step.Withdraw());
    }

    @Test
    void asksWhenTheMailboxHadArrivedBefore() {
      var scene = failed(lasting()).home(Scene.atTarget());

      assertThat(scene.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(scene.answered(Choice.ACCEPT).next()).isEqualTo(new Step.Verify());
    }
  }

  @Nested
  class WhenTheRequestIsSuspended {
    @Test
    void asksWhenSomebodyElseDidIt() {
      assertThat(with(SUSPENDED).asks()).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    }

    @Test
    void restsWhilePaused() {
      var scene =
          with(SUSPENDED).remembering(m -> m.suspendedByUs(true)).ordered(Orders.NONE.paused(ANNA));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.decision().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void resumesWhenThePauseIsOverAndWeDidIt() {
      assertThat(with(SUSPENDED).remembering(m -> m.suspendedByUs(true)).next())
          .isEqualTo(new Step.Resume());
    }

    @Test
    void resumesSomebodyElsesSuspensionOnTheOperatorsWord() {
      assertThat(with(SUSPENDED).answered(Choice.RESUME).next()).isEqualTo(new Step.Resume());
    }

    @Test
    void isLeftOnTheOperatorsWord() {
      assertThat(with(SUSPENDED).answered(Choice.LEAVE).next()).isInstanceOf(Step.Finish.class);
    }
  }

  @Nested
  class WhenExchangeRefusedACommand {
    @Test
    void asksAboutItInsteadOfRepeatingIt() {
      var scene = with(SYNCED).remembering(m -> m.refusal(quota()));

      assertThat(scene.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(scene.verdict().memory().refusal()).isEqualTo(quota());
    }

    @Test
    void triesAgainOnTheOperatorsWord() {
      var scene = with(SYNCED).remembering(m -> m.refusal(quota())).answered(Choice.LOOK_AGAIN);

      assertThat(scene.next()).isEqualTo(new Step.Release());
      assertThat(scene.verdict().memory().refusal()).isNull();
    }

    @Test
    void forgetsItWhenNoCommandIsNeededAnyMore() {
      var scene = with(COMPLETION_IN_PROGRESS).remembering(m -> m.refusal(quota()));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.verdict().memory().refusal()).isNull();
    }

    @Test
    void forgetsARefusedSubmissionWhenARequestOfOursIsThere() {
      var scene =
          with(SYNCED).remembering(m -> m.refusal(quota()).submission(new Submission.NotSent()));

      assertThat(scene.next()).isEqualTo(new Step.Release());
    }
  }

  @Nested
  class WhenTheRequestIsCompleted {
    private Scene arrived() {
      return with(COMPLETED).home(Scene.atTarget());
    }

    @Test
    void verifiesTheArrival() {
      assertThat(arrived().next()).isEqualTo(new Step.Verify());
    }

    @Test
    void keepsTheRequestForADayAndKnowsTheOutcomeAtOnce() {
      var scene = arrived().remembering(m -> m.verification(verified(Duration.ofHours(1))));

      assertThat(scene.waits()).isEqualTo(Duration.ofHours(23));
      assertThat(scene.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void removesTheRequestAfterADay() {
      assertThat(arrived().remembering(m -> m.verification(verified(DAY))).next())
          .isEqualTo(new Step.CleanUp());
    }

    @Test
    void finishesWhenTheRequestIsGone() {
      var scene =
          calm()
              .home(Scene.atTarget())
              .remembering(
                  m ->
                      m.submission(new Submission.Seen(ago(DAY)))
                          .verification(verified(DAY))
                          .cleanedUp(true));

      assertThat(scene.next()).isInstanceOf(Step.Finish.class);
      assertThat(scene.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void keepsTheRequestOfAMoveWithAWarning() {
      var scene =
          with(COMPLETED_WITH_WARNING)
              .home(Scene.atTarget())
              .remembering(m -> m.verification(verified(DAY)));

      assertThat(scene.next()).isInstanceOf(Step.Finish.class);
      assertThat(scene.decision().sentence()).contains("warning");
    }

    @Test
    void checksAgainBeforeItAsks() {
      var soon = arrived().remembering(m -> m.verification(unverified(SHORT, Duration.ZERO)));
      var later = arrived().remembering(m -> m.verification(unverified(SHORT, SHORT)));

      assertThat(soon.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(later.next()).isEqualTo(new Step.Verify());
    }

    @Test
    void asksWhenACheckKeepsFailing() {
      var scene = arrived().remembering(m -> m.verification(unverified(LONG, SHORT)));

      assertThat(scene.asks()).isEqualTo(Question.Code.NOT_VERIFIED);
      assertThat(scene.decision().sentence()).contains("logging on failed");
    }

    @Test
    void isAcceptedOnTheOperatorsWord() {
      var scene =
          arrived()
              .remembering(m -> m.verification(unverified(Duration.ofDays(2), DAY)))
              .answered(Choice.ACCEPT);

      assertThat(scene.next()).isEqualTo(new Step.CleanUp());
      assertThat(scene.verdict().memory().accepted()).isTrue();
    }

    @Test
    void givesTheDirectoryTimeToShowTheNewHome() {
      assertThat(with(COMPLETED).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksWhenTheMailboxLivesElsewhere() {
      assertThat(with(COMPLETED).remembering(m -> m.oddSince(ago(LONG))).asks())
          .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
    }
  }

  @Test
  void followsAStateItDoesNotKnowAndDoesNotTouchIt() {
    var scene = with(UNRECOGNISED).ordered(Orders.NONE.cancelled(BEN));

    assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(15));
  }

  private static Refusal quota() {
    return new Refusal(ago(Duration.ofHours(1)), "MF-EX-QUOTA", "the target is full");
  }
}
