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
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.BEN;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.lasting;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.unverified;
import static io.mailferry.model.policy.SituationFixture.verified;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The truth table (exchange.md 9), row by row. */
class MovePolicyTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final Duration SHORT = Duration.ofMinutes(5);

  @Nested
  class WithoutAnyRequest {
    @Test
    void submitsWhenTheMailboxIsElsewhere() {
      assertThat(calm().next()).isEqualTo(new Action.Submit());
    }

    @Test
    void isDoneAlreadyWhenTheMailboxIsInItsTarget() {
      var scene = calm().home(SituationFixture.atTarget());

      assertThat(scene.next())
          .isEqualTo(new Action.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01")));
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
      assertThat(calm().ordered(Orders.NONE.held(ANNA)).next()).isEqualTo(new Action.Submit());
    }

    @Test
    void isWithdrawnWhenCancelled() {
      var scene = calm().ordered(Orders.NONE.cancelled(BEN));

      assertThat(scene.next())
          .isEqualTo(new Action.Finish(new MigrationOutcome.Withdrawn(BEN.reason())));
    }

    @Test
    void asksAboutARefusedSubmission() {
      var scene = calm().remembering(memory -> memory.withRefusal(quota()));

      assertThat(scene.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(scene.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Action.Submit());
    }
  }

  @Nested
  class AfterALostAnswer {
    @Test
    void submitsNothingUntilTheTruthMustHaveShown() {
      var scene = calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void countsFromTheFirstLookWhenNobodyKnowsWhenItWasLost() {
      var scene = calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(null)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(scene.verdict().memory().submission()).isEqualTo(new Submission.Unconfirmed(NOW));
    }

    @Test
    void submitsWhenNothingWasSeenForLongEnoughOnTheSameController() {
      var scene = calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(LONG))));

      assertThat(scene.next()).isEqualTo(new Action.Submit());
    }

    @Test
    void waitsAgainAfterAChangeOfController() {
      var scene =
          calm()
              .remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(LONG))))
              .askedOf("dc2.target.example");

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(scene.verdict().memory().pinned().name()).isEqualTo("dc2.target.example");
    }

    @Test
    void takesOverTheRequestThatArrivedAfterAll() {
      var scene =
          with(QUEUED).remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.verdict().memory().submission()).isEqualTo(new Submission.Seen(NOW));
    }
  }

  @Nested
  class WhenOurRequestHasVanished {
    private SituationFixture vanished(Duration since) {
      return calm()
          .remembering(
              m -> m.withSubmission(new Submission.Seen(ago(DAY))).withOddSince(ago(since)));
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

      assertThat(scene.next()).isEqualTo(new Action.Submit());
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
          .isInstanceOf(Action.Finish.class);
    }

    @Test
    void isWithdrawnAtOnceWhenWeRemovedIt() {
      var scene = vanished(SHORT).remembering(m -> m.withWithdrawn(true));

      assertThat(scene.next()).isInstanceOf(Action.Finish.class);
    }

    @Test
    void provesTheNextArrivalAfreshAfterASecondSubmission() {
      var scene =
          vanished(LONG)
              .remembering(m -> m.withVerification(verified(DAY)).withCleanedUp(true))
              .answered(Choice.SUBMIT_AGAIN);

      assertThat(scene.verdict().memory().arrival().verification()).isNull();
      assertThat(scene.verdict().memory().arrival().cleanedUp()).isFalse();
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
      assertThat(scene.verdict().memory().doubts().unreadableSince()).isEqualTo(NOW);
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
              .remembering(m -> m.withSubmission(unconfirmed))
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
      assertThat(scene.verdict().memory().doubts().oddSince()).isEqualTo(NOW);
    }

    @Test
    void asksForAPersonWhenAnItemStaysWithoutStamp() {
      var scene =
          calm().queued(item(QUEUED, Whose.OURS)).remembering(m -> m.withOddSince(ago(LONG)));

      assertThat(scene.asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
    }

    @Test
    void neverAdvisesToRemoveAnItemThatIsCompleting() {
      var scene =
          calm()
              .queued(item(COMPLETION_IN_PROGRESS, Whose.OURS))
              .remembering(m -> m.withOddSince(ago(LONG)));

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
      var scene = calm().stamped(QUEUED, Whose.OURS).remembering(m -> m.withOddSince(ago(LONG)));

      assertThat(scene.asks()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
    }

    @Test
    void forgetsTheDisagreementWhenBothAgreeAgain() {
      var scene = with(SUSPENDED).remembering(m -> m.withOddSince(ago(LONG)));

      assertThat(scene.verdict().memory().doubts().oddSince()).isNull();
    }

    @Test
    void verifiesAnArrivalOfOursThatOnlyTheDirectoryRemembers() {
      var scene = calm().stamped(COMPLETED, Whose.OURS).home(SituationFixture.atTarget());

      assertThat(scene.next()).isEqualTo(new Action.Verify());
    }

    @Test
    void asksAboutAnArrivalThatSomebodyElseLeftInTheDirectory() {
      var foreign = calm().stamped(COMPLETED, Whose.FOREIGN).home(SituationFixture.atTarget());
      var batch = calm().stamped(COMPLETED, Whose.BATCH_SERVICE).home(SituationFixture.atTarget());

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

      assertThat(scene.next()).isEqualTo(new Action.Release());
      assertThat(scene.verdict().memory().request().consented()).isTrue();
    }

    @Test
    void leavesItAloneWhenCancelled() {
      var scene = with(SYNCED, Whose.FOREIGN).ordered(Orders.NONE.cancelled(BEN));

      assertThat(scene.next()).isInstanceOf(Action.Finish.class);
    }

    @Test
    void neverTouchesOneThatGoesElsewhereWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var scene =
            with(SYNCED, Whose.ELSEWHERE).answered(choice).remembering(m -> m.withConsented(true));

        assertThat(scene.next()).isInstanceOfAny(Action.Ask.class, Action.Finish.class);
      }
    }

    @Test
    void neverTouchesExchangesOwnBatchesWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var scene =
            with(FAILED, Whose.BATCH_SERVICE)
                .answered(choice)
                .remembering(m -> m.withConsented(true));

        assertThat(scene.next()).isInstanceOfAny(Action.Ask.class, Action.Finish.class);
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
      var scene = with(QUEUED).remembering(m -> m.withReleased(ago(SHORT)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(30));
      assertThat(scene.decision().phase()).isEqualTo(Phase.CUTTING_OVER);
    }

    @Test
    void suspendsWhenPaused() {
      assertThat(with(IN_PROGRESS).ordered(Orders.NONE.paused(ANNA)).next())
          .isEqualTo(new Action.Suspend());
    }

    @Test
    void withdrawsWhenCancelledEvenIfPaused() {
      assertThat(with(IN_PROGRESS).ordered(Orders.NONE.paused(ANNA).cancelled(BEN)).next())
          .isEqualTo(new Action.Withdraw());
    }

    @Test
    void parksACompletionThatWouldComeBeforeItsTime() {
      var soon = item(IN_PROGRESS, Whose.OURS, false, in(Duration.ofHours(1)), null);
      var scene = with(IN_PROGRESS).queued(soon).notBefore(in(DAY));

      assertThat(scene.next()).isEqualTo(new Action.Park());
    }

    @Test
    void parksACompletionThatIsHeld() {
      var released = item(IN_PROGRESS, Whose.OURS, false, ago(SHORT), null);
      var scene = with(IN_PROGRESS).queued(released).ordered(Orders.NONE.held(ANNA));

      assertThat(scene.next()).isEqualTo(new Action.Park());
    }

    @Test
    void forgetsEarlierFailuresWhenTheRequestStaysWell() {
      var scene = with(IN_PROGRESS).remembering(m -> m.withOneMoreResume(ago(LONG)));

      assertThat(scene.verdict().memory().repairs().resumes()).isZero();
    }
  }

  @Nested
  class WhenCopied {
    @Test
    void isReleased() {
      assertThat(with(SYNCED).next()).isEqualTo(new Action.Release());
      assertThat(with(AUTO_SUSPENDED).next()).isEqualTo(new Action.Release());
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
      assertThat(with(SYNCED).notBefore(NOW).next()).isEqualTo(new Action.Release());
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
          .isEqualTo(new Action.Suspend());
      assertThat(with(AUTO_SUSPENDED).ordered(Orders.NONE.paused(ANNA)).waits()).isNotNull();
    }

    @Test
    void isWithdrawnWhenCancelled() {
      assertThat(with(SYNCED).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Action.Withdraw());
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
    private SituationFixture failed(QueueItem.Failure failure) {
      return with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure));
    }

    @Test
    void resumesAfterAPassingFailure() {
      assertThat(failed(passing()).next()).isEqualTo(new Action.Resume());
    }

    @Test
    void leavesTimeBetweenTwoAttempts() {
      var scene = failed(passing()).remembering(m -> m.withOneMoreResume(ago(SHORT)));

      assertThat(scene.waits()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void asksAfterFiveAttempts() {
      var scene =
          failed(passing())
              .remembering(
                  m ->
                      Stream.iterate(m, tried -> tried.withOneMoreResume(ago(LONG)))
                          .skip(5)
                          .findFirst()
                          .orElseThrow());

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
          failed(lasting())
              .remembering(m -> m.withOneMoreResume(ago(SHORT)))
              .answered(Choice.RESUME);

      assertThat(scene.next()).isEqualTo(new Action.Resume());
      assertThat(scene.verdict().memory().repairs().resumes()).isZero();
    }

    @Test
    void staysFailedWhilePaused() {
      assertThat(failed(passing()).ordered(Orders.NONE.paused(ANNA)).waits()).isNotNull();
    }

    @Test
    void isWithdrawnWhenCancelled() {
      assertThat(failed(lasting()).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Action.Withdraw());
    }

    @Test
    void asksWhenTheMailboxHadArrivedBefore() {
      var scene = failed(lasting()).home(SituationFixture.atTarget());

      assertThat(scene.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(scene.answered(Choice.ACCEPT).next()).isEqualTo(new Action.Verify());
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
          with(SUSPENDED)
              .remembering(m -> m.withSuspendedByUs(true))
              .ordered(Orders.NONE.paused(ANNA));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.decision().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void resumesWhenThePauseIsOverAndWeDidIt() {
      assertThat(with(SUSPENDED).remembering(m -> m.withSuspendedByUs(true)).next())
          .isEqualTo(new Action.Resume());
    }

    @Test
    void resumesSomebodyElsesSuspensionOnTheOperatorsWord() {
      assertThat(with(SUSPENDED).answered(Choice.RESUME).next()).isEqualTo(new Action.Resume());
    }

    @Test
    void isLeftOnTheOperatorsWord() {
      assertThat(with(SUSPENDED).answered(Choice.LEAVE).next()).isInstanceOf(Action.Finish.class);
    }
  }

  @Nested
  class WhenExchangeRefusedACommand {
    @Test
    void asksAboutItInsteadOfRepeatingIt() {
      var scene = with(SYNCED).remembering(m -> m.withRefusal(quota()));

      assertThat(scene.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(scene.verdict().memory().repairs().refusal()).isEqualTo(quota());
    }

    @Test
    void triesAgainOnTheOperatorsWord() {
      var scene = with(SYNCED).remembering(m -> m.withRefusal(quota())).answered(Choice.LOOK_AGAIN);

      assertThat(scene.next()).isEqualTo(new Action.Release());
      assertThat(scene.verdict().memory().repairs().refusal()).isNull();
    }

    @Test
    void forgetsItWhenNoCommandIsNeededAnyMore() {
      var scene = with(COMPLETION_IN_PROGRESS).remembering(m -> m.withRefusal(quota()));

      assertThat(scene.waits()).isNotNull();
      assertThat(scene.verdict().memory().repairs().refusal()).isNull();
    }

    @Test
    void forgetsARefusedSubmissionWhenARequestOfOursIsThere() {
      var scene =
          with(SYNCED)
              .remembering(m -> m.withRefusal(quota()).withSubmission(new Submission.NotSent()));

      assertThat(scene.next()).isEqualTo(new Action.Release());
    }
  }

  @Nested
  class WhenTheRequestIsCompleted {
    private SituationFixture arrived() {
      return with(COMPLETED).home(SituationFixture.atTarget());
    }

    @Test
    void verifiesTheArrival() {
      assertThat(arrived().next()).isEqualTo(new Action.Verify());
    }

    @Test
    void keepsTheRequestForADayAndKnowsTheOutcomeAtOnce() {
      var scene = arrived().remembering(m -> m.withVerification(verified(Duration.ofHours(1))));

      assertThat(scene.waits()).isEqualTo(Duration.ofHours(23));
      assertThat(scene.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void removesTheRequestAfterADay() {
      assertThat(arrived().remembering(m -> m.withVerification(verified(DAY))).next())
          .isEqualTo(new Action.CleanUp());
    }

    @Test
    void finishesWhenTheRequestIsGone() {
      var scene =
          calm()
              .home(SituationFixture.atTarget())
              .remembering(
                  m ->
                      m.withSubmission(new Submission.Seen(ago(DAY)))
                          .withVerification(verified(DAY))
                          .withCleanedUp(true));

      assertThat(scene.next()).isInstanceOf(Action.Finish.class);
      assertThat(scene.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void keepsTheRequestOfAMoveWithAWarning() {
      var scene =
          with(COMPLETED_WITH_WARNING)
              .home(SituationFixture.atTarget())
              .remembering(m -> m.withVerification(verified(DAY)));

      assertThat(scene.next()).isInstanceOf(Action.Finish.class);
      assertThat(scene.decision().sentence()).contains("warning");
    }

    @Test
    void checksAgainBeforeItAsks() {
      var soon = arrived().remembering(m -> m.withVerification(unverified(SHORT, Duration.ZERO)));
      var later = arrived().remembering(m -> m.withVerification(unverified(SHORT, SHORT)));

      assertThat(soon.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(later.next()).isEqualTo(new Action.Verify());
    }

    @Test
    void asksWhenACheckKeepsFailing() {
      var scene = arrived().remembering(m -> m.withVerification(unverified(LONG, SHORT)));

      assertThat(scene.asks()).isEqualTo(Question.Code.NOT_VERIFIED);
      assertThat(scene.decision().sentence()).contains("logging on failed");
    }

    @Test
    void isAcceptedOnTheOperatorsWord() {
      var scene =
          arrived()
              .remembering(m -> m.withVerification(unverified(Duration.ofDays(2), DAY)))
              .answered(Choice.ACCEPT);

      assertThat(scene.next()).isEqualTo(new Action.CleanUp());
      assertThat(scene.verdict().memory().arrival().accepted()).isTrue();
    }

    @Test
    void givesTheDirectoryTimeToShowTheNewHome() {
      assertThat(with(COMPLETED).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksWhenTheMailboxLivesElsewhere() {
      assertThat(with(COMPLETED).remembering(m -> m.withOddSince(ago(LONG))).asks())
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
