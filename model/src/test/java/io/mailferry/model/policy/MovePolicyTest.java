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
import static io.mailferry.model.policy.SituationFixture.locked;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.unknown;
import static io.mailferry.model.policy.SituationFixture.unverified;
import static io.mailferry.model.policy.SituationFixture.verified;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.failure.Treatment;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The truth table (docs/exchange/queues-and-stamps.md#the-truth-table), row by row. */
class MovePolicyTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final MigrationOutcome LEFT =
      new MigrationOutcome.Withdrawn("left as it is, on an operator's answer");

  @Nested
  class WithoutAnyRequest {
    @Test
    void submitsWhenTheMailboxIsElsewhere() {
      assertThat(calm().next()).isEqualTo(new Action.Submit());
    }

    @Test
    void isDoneAlreadyWhenTheMailboxIsInItsTarget() {
      var situation = calm().home(SituationFixture.atTarget());

      assertThat(situation.next())
          .isEqualTo(new Action.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01")));
    }

    @Test
    void asksForAPreparedMailUserWhenTheTargetForestKnowsNone() {
      var situation = calm().home(new Home.Missing());

      assertThat(situation.asks()).isEqualTo(Question.Code.OBSTACLES);
    }

    @Test
    void submitsNothingWhilePaused() {
      var situation = calm().ordered(Orders.NONE.paused(ANNA));

      assertThat(situation.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(situation.decision().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void submitsAlthoughTheCutoverIsHeld() {
      assertThat(calm().ordered(Orders.NONE.held(ANNA)).next()).isEqualTo(new Action.Submit());
    }

    @Test
    void isWithdrawnWhenCancelled() {
      var situation = calm().ordered(Orders.NONE.cancelled(BEN));

      assertThat(situation.next())
          .isEqualTo(new Action.Finish(new MigrationOutcome.Withdrawn(BEN.reason())));
    }

    @Test
    void asksAboutARefusedSubmission() {
      var situation = calm().remembering(memory -> memory.withRefusal(quota()));

      assertThat(situation.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(situation.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Action.Submit());
    }
  }

  @Nested
  class AfterALostAnswer {
    @Test
    void submitsNothingUntilTheTruthMustHaveShown() {
      var situation =
          calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void countsFromTheFirstLookWhenNobodyKnowsWhenItWasLost() {
      var situation = calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(null)));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(situation.verdict().memory().submission())
          .isEqualTo(new Submission.Unconfirmed(NOW));
    }

    @Test
    void submitsWhenNothingWasSeenForLongEnoughOnTheSameController() {
      var situation =
          calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(LONG))));

      assertThat(situation.next()).isEqualTo(new Action.Submit());
    }

    @Test
    void waitsAgainAfterAChangeOfController() {
      var situation =
          calm()
              .remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(LONG))))
              .askedOf("dc2.target.example");

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(situation.verdict().memory().pinned().name()).isEqualTo("dc2.target.example");
    }

    @Test
    void takesOverTheRequestThatArrivedAfterAll() {
      var situation =
          with(QUEUED).remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(SHORT))));

      assertThat(situation.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(situation.decision().reason()).isEqualTo(Reason.COPYING);
      assertThat(situation.verdict().memory().submission()).isEqualTo(new Submission.Seen(NOW));
    }
  }

  @Nested
  class WhenOurRequestHasVanished {
    private SituationFixture vanished(Duration since) {
      return calm()
          .remembering(
              m ->
                  m.withSubmission(new Submission.Seen(ago(DAY))).withOdd(ago(since), ago(MINUTE)));
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
      var situation = vanished(LONG).answered(Choice.SUBMIT_AGAIN);

      assertThat(situation.next()).isEqualTo(new Action.Submit());
    }

    @Test
    void doesNotBelieveTheOperatorBeforeTheDirectoriesAgree() {
      assertThat(vanished(SHORT).answered(Choice.SUBMIT_AGAIN).waits()).isEqualTo(MINUTE);
      assertThat(vanished(LONG).answered(Choice.SUBMIT_AGAIN).askedOf("dc2.target.example").waits())
          .isEqualTo(MINUTE);
    }

    @Test
    void isNotCancelledBeforeTheDirectoriesAgreeThatNothingIsLeftRunning() {
      assertThat(vanished(SHORT).ordered(Orders.NONE.cancelled(BEN)).waits()).isEqualTo(MINUTE);
      assertThat(vanished(LONG).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Action.Finish(new MigrationOutcome.Withdrawn(BEN.reason())));
    }

    @Test
    void isWithdrawnAtOnceWhenWeRemovedIt() {
      var situation = vanished(SHORT).remembering(m -> m.withWithdrawn(true));

      assertThat(situation.next())
          .isEqualTo(
              new Action.Finish(new MigrationOutcome.Withdrawn("its request was withdrawn")));
    }

    @Test
    void provesTheNextArrivalAfreshAfterASecondSubmission() {
      var situation =
          vanished(LONG)
              .remembering(m -> m.withVerification(unverified(DAY, DAY)))
              .answered(Choice.SUBMIT_AGAIN);

      assertThat(situation.next()).isEqualTo(new Action.Submit());
      assertThat(situation.verdict().memory().arrival().verification()).isNull();
    }
  }

  @Nested
  class WhenSomethingCannotBeRead {
    private static final Duration AWAY = Duration.ofMinutes(5);
    private static final Duration HOURS_2 = Duration.ofHours(2);

    @Test
    void waitsForTheQueueAndCallsItNoFailure() {
      var situation =
          with(IN_PROGRESS).queued(new QueueItem.Unreadable(NOW, "TGT-DB01 is dismounted"));

      assertThat(situation.waits()).isEqualTo(AWAY);
      assertThat(situation.decision().sentence())
          .contains("TGT-DB01 is dismounted", "has not failed");
      assertThat(situation.verdict().memory().doubts().unreadableSince()).isEqualTo(NOW);
    }

    @Test
    void tellsAPersonWhatHasBeenAwayForTwoHours() {
      var away = with(IN_PROGRESS).queued(new QueueItem.Unreadable(NOW, "TGT-DB01 is dismounted"));
      var lately = NOW.minus(Duration.ofMinutes(119));

      assertThat(
              away.remembering(memory -> memory.withUnreadableSince(lately)).decision().attention())
          .isEqualTo(Attention.WAITING);
      var told = away.remembering(memory -> memory.withUnreadableSince(NOW.minus(HOURS_2)));
      assertThat(told.decision().attention()).isEqualTo(Attention.STUCK);
      assertThat(told.waits()).as("it goes on by itself all the same").isEqualTo(AWAY);
      assertThat(
              calm()
                  .home(new Home.Unreadable(NOW, "no controller answers"))
                  .remembering(memory -> memory.withUnreadableSince(NOW.minus(HOURS_2)))
                  .decision()
                  .attention())
          .isEqualTo(Attention.STUCK);
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
      var situation =
          calm()
              .remembering(m -> m.withSubmission(unconfirmed))
              .queued(new QueueItem.Unreadable(NOW, "no session"));

      assertThat(situation.verdict().memory().submission()).isEqualTo(unconfirmed);
    }
  }

  @Nested
  class WhenDirectoryAndQueueDisagree {
    private static final QueueItem NOT_VALID =
        new QueueItem.Invalid("DataMissing", "CopyingMessages");

    @Test
    void waitsForARemovedRequestToGo() {
      var canceled = item(IN_PROGRESS, "Canceled", Whose.OURS, false, null, null);

      assertThat(calm().queued(canceled).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void waitsForTheStampOfAFreshItem() {
      var situation = calm().queued(item(QUEUED, Whose.OURS));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(situation.verdict().memory().doubts().oddSince()).isEqualTo(NOW);
    }

    @Test
    void asksForAPersonWhenAnItemStaysWithoutStamp() {
      var situation =
          calm()
              .queued(item(QUEUED, Whose.OURS))
              .remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(situation.asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
    }

    @Test
    void neverAdvisesToRemoveAnItemThatIsCompleting() {
      var situation =
          calm()
              .queued(item(COMPLETION_IN_PROGRESS, Whose.OURS))
              .remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(situation.waits()).isEqualTo(HALF_AN_HOUR);
      assertThat(situation.decision().reason()).isEqualTo(Reason.COMPLETING);
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
      var situation =
          calm().stamped(QUEUED, Whose.OURS).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(situation.asks()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
    }

    /** Nobody knows of which versions the databases of half a request are. */
    @Test
    void tellsWhatARemovalMayCostWhereBothDatabasesCanBeOfExchange2010() {
      var lasting =
          List.of(
              calm().stamped(COMPLETED, Whose.OURS),
              calm().queued(item(COMPLETED, Whose.OURS)),
              calm().queued(NOT_VALID));

      for (var orphan : lasting) {
        var asked = orphan.remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));
        assertThat(asked.question().sentence())
            .contains("a shell of Exchange 2010")
            .doesNotEndWith(".");
        assertThat(asked.acrossForests().question().sentence()).doesNotContain("2010");
      }
    }

    @Test
    void waitsForARequestThatExchangeCallsNotValidItself() {
      var situation = calm().stamped(IN_PROGRESS, Whose.OURS).queued(NOT_VALID);

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(situation.decision().sentence()).contains("not valid", "DataMissing");
      assertThat(situation.verdict().memory().doubts().oddSince()).isEqualTo(NOW);
    }

    @Test
    void asksForAPersonWhenItStaysNotValid() {
      var stamped =
          calm()
              .stamped(SYNCED, Whose.OURS)
              .queued(NOT_VALID)
              .remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));
      var alone = calm().queued(NOT_VALID).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(stamped.asks()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(stamped.decision().sentence())
          .contains("the directory has as SYNCED", "not valid itself: DataMissing", "acted on");
      assertThat(alone.asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
    }

    @Test
    void submitsNothingBesideARequestThatIsNotValidAfterALostAnswer() {
      var situation =
          calm()
              .queued(NOT_VALID)
              .remembering(m -> m.withSubmission(new Submission.Unconfirmed(ago(LONG))));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void waitsForARemovedRequestToGoThatIsNotValidAnyMore() {
      var canceled = new QueueItem.Invalid("Orphaned", "Canceled");

      assertThat(calm().queued(canceled).decision().reason()).isEqualTo(Reason.BEING_REMOVED);
    }

    @Test
    void verifiesAnArrivalOfOursWhoseRequestIsNotValidAnyMore() {
      var situation =
          calm().stamped(COMPLETED, Whose.OURS).queued(NOT_VALID).home(SituationFixture.atTarget());

      assertThat(situation.next()).isEqualTo(new Action.Verify());
    }

    @Test
    void forgetsTheDisagreementWhenBothAgreeAgain() {
      var situation = with(SUSPENDED).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(situation.verdict().memory().doubts().oddSince()).isNull();
    }

    @Test
    void verifiesAnArrivalOfOursThatOnlyTheDirectoryRemembers() {
      var situation = calm().stamped(COMPLETED, Whose.OURS).home(SituationFixture.atTarget());

      assertThat(situation.next()).isEqualTo(new Action.Verify());
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
      var situation = with(SYNCED, Whose.FOREIGN);

      assertThat(situation.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
      assertThat(situation.choices())
          .containsExactly(Choice.ADOPT, Choice.LOOK_AGAIN, Choice.LEAVE);
    }

    @Test
    void takesOverOnTheOperatorsWordAndRemembersIt() {
      var situation = with(SYNCED, Whose.FOREIGN).answered(Choice.ADOPT);

      assertThat(situation.next()).isEqualTo(new Action.Release());
      assertThat(situation.verdict().memory().request().consented()).isTrue();
    }

    @Test
    void leavesItAloneWhenCancelled() {
      var situation = with(SYNCED, Whose.FOREIGN).ordered(Orders.NONE.cancelled(BEN));

      assertThat(situation.next()).isEqualTo(new Action.Finish(LEFT));
    }

    @Test
    void neverTouchesOneThatGoesElsewhereWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var situation =
            with(SYNCED, Whose.ELSEWHERE).answered(choice).remembering(m -> m.withConsented(true));

        assertThat(situation.next()).isInstanceOfAny(Action.Ask.class, Action.Finish.class);
      }
    }

    @Test
    void neverTouchesExchangesOwnBatchesWhateverIsAnswered() {
      for (var choice : Choice.values()) {
        var situation =
            with(FAILED, Whose.BATCH_SERVICE)
                .answered(choice)
                .remembering(m -> m.withConsented(true));

        assertThat(situation.next()).isInstanceOfAny(Action.Ask.class, Action.Finish.class);
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
    void looksMoreOftenAtARequestThatTheMonitorDoesNotKnow() {
      var adopted = with(IN_PROGRESS, Whose.FOREIGN).remembering(m -> m.withConsented(true));

      assertThat(adopted.waits()).isEqualTo(Duration.ofMinutes(15));
    }

    /** Whoever removes it before the monitor's next pass would be noticed in six hours. */
    @Test
    void looksOnceMoreSoonAtARequestThatTheMonitorMayNotHaveSeenYet() {
      assertThat(with(QUEUED).timed(queuedAt(ago(Duration.ofMinutes(1)))).waits())
          .isEqualTo(Duration.ofMinutes(15));
      assertThat(with(IN_PROGRESS).timed(queuedAt(ago(Duration.ofMinutes(15)))).waits())
          .isEqualTo(Duration.ofHours(6));
    }

    /** One that fails again within the minute looks to the monitor as if nothing had happened. */
    @Test
    void looksSoonAtARequestThatWasJustResumed() {
      var resumed =
          with(IN_PROGRESS)
              .remembering(
                  m -> m.withOneMoreResume(ago(Duration.ofMinutes(1)), FailureFamily.PASSING));

      assertThat(resumed.waits()).isEqualTo(Duration.ofMinutes(15));
    }

    private QueueItem.Times queuedAt(Instant queued) {
      return new QueueItem.Times(queued, null, null, null, null, 0);
    }

    @Test
    void needsNoConsentAnyMoreForARequestThatBearsOurMark() {
      var marked = with(IN_PROGRESS).remembering(m -> m.withConsented(true));

      assertThat(marked.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(marked.verdict().memory().request().consented()).isFalse();
    }

    @Test
    void saysWhatComesWhenItIsCopied() {
      assertThat(with(IN_PROGRESS).decision().sentence()).endsWith("the cutover comes next");
      var released =
          with(IN_PROGRESS)
              .queued(SituationFixture.item(IN_PROGRESS, Whose.OURS, false, ago(SHORT), null))
              .remembering(m -> m.withReleased(ago(SHORT)));
      assertThat(released.decision().sentence()).endsWith("it was released for cutover");
    }

    @Test
    void promisesNoCutoverThatIsHeldOrTooEarly() {
      var held = Orders.NONE.held(ANNA);

      assertThat(with(IN_PROGRESS).ordered(held).decision().sentence())
          .endsWith("it waits: the cutover is held by anna: quarter's end");
      assertThat(with(IN_PROGRESS).notBefore(in(DAY)).decision().sentence())
          .endsWith("it waits: the cutover may begin at " + in(DAY));
      assertThat(with(IN_PROGRESS).notBefore(in(DAY)).ordered(held).decision().sentence())
          .endsWith("held by anna: quarter's end, and may not begin before " + in(DAY));
      assertThat(with(IN_PROGRESS).notBefore(NOW).decision().sentence())
          .endsWith("the cutover comes next");
    }

    /** The bar beside the sentence is renewed every minute, and the sentence is not. */
    @Test
    void saysNothingThatABarSaysBetter() {
      assertThat(with(IN_PROGRESS).decision().sentence()).doesNotContain("40", "%");
    }

    @Test
    void looksMoreOftenOnceReleased() {
      var released = item(QUEUED, Whose.OURS, false, ago(SHORT), null);
      var situation = with(QUEUED).queued(released).remembering(m -> m.withReleased(ago(SHORT)));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(30));
      assertThat(situation.decision().phase()).isEqualTo(Phase.CUTTING_OVER);
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
      var situation = with(IN_PROGRESS).queued(soon).notBefore(in(DAY));

      assertThat(situation.next()).isEqualTo(new Action.Park());
    }

    @Test
    void parksACompletionThatIsHeld() {
      var released = item(IN_PROGRESS, Whose.OURS, false, ago(SHORT), null);
      var situation = with(IN_PROGRESS).queued(released).ordered(Orders.NONE.held(ANNA));

      assertThat(situation.next()).isEqualTo(new Action.Park());
    }

    @Test
    void forgetsEarlierFailuresWhenTheRequestStaysWell() {
      var situation =
          with(IN_PROGRESS).remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.PASSING));

      assertThat(situation.verdict().memory().repairs().resumes()).isZero();
    }

    /** What a person, or a step of the plan, has put right is well, and so is what passed. */
    @Test
    void forgetsWhatWasPutRightAndNotWhatIsResumedOnlyOnce() {
      for (var family : FailureFamily.values()) {
        var situation = with(IN_PROGRESS).remembering(m -> m.withOneMoreResume(ago(LONG), family));

        assertThat(situation.verdict().memory().repairs().resumes())
            .as(family.name())
            .isEqualTo(family.treatment() == Treatment.RESUME_ONCE ? 1 : 0);
      }
    }
  }

  @Nested
  class WhenCopied {
    @Test
    void isReleased() {
      assertThat(with(SYNCED).next()).isEqualTo(new Action.Release());
      assertThat(with(AUTO_SUSPENDED).next()).isEqualTo(new Action.Release());
    }

    /** Weeks lie between the copy and the window, and each night may bring a failure. */
    @Test
    void forgetsEarlierFailuresWhenItStaysCopied() {
      for (var resting : List.of(SYNCED, AUTO_SUSPENDED)) {
        var waits =
            with(resting)
                .notBefore(in(Duration.ofDays(9)))
                .remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.NETWORK));
        assertThat(waits.verdict().memory().repairs().resumes()).isZero();
      }
      var lately =
          with(SYNCED)
              .notBefore(in(Duration.ofDays(9)))
              .remembering(m -> m.withOneMoreResume(ago(SHORT), FailureFamily.UNKNOWN));
      assertThat(lately.verdict().memory().repairs().resumes()).isEqualTo(1);
      var poisoned =
          with(SYNCED)
              .notBefore(in(Duration.ofDays(9)))
              .remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.POISONED));
      assertThat(poisoned.verdict().memory().repairs().resumes())
          .as("what crashes the service each night")
          .isEqualTo(1);
    }

    /** Or one that fails at its end each time would be resumed for ever. */
    @Test
    void doesNotForgetThemOnceItIsReleased() {
      var released =
          with(SYNCED)
              .queued(item(SYNCED, Whose.OURS, false, ago(SHORT), null))
              .remembering(
                  m ->
                      m.withReleased(ago(SHORT))
                          .withOneMoreResume(ago(LONG), FailureFamily.UNKNOWN));

      assertThat(released.verdict().memory().repairs().resumes()).isEqualTo(1);
      assertThat(
              released
                  .remembering(
                      m -> m.withReleased(null).withOneMoreResume(ago(LONG), FailureFamily.NETWORK))
                  .verdict()
                  .memory()
                  .repairs()
                  .resumes())
          .as("one whose release nobody remembers")
          .isPositive();
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
      var situation = with(SYNCED).ordered(Orders.NONE.held(ANNA));

      assertThat(situation.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(situation.decision().sentence()).contains("anna", "quarter's end");
    }

    @Test
    void isSuspendedWhenPausedUnlessItRestsAnyway() {
      assertThat(with(SYNCED).ordered(Orders.NONE.paused(ANNA)).next())
          .isEqualTo(new Action.Suspend());
      var resting = with(AUTO_SUSPENDED).ordered(Orders.NONE.paused(ANNA));
      assertThat(resting.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(resting.decision().reason()).isEqualTo(Reason.PAUSED);
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

      assertThat(with(COMPLETION_IN_PROGRESS).waits()).isEqualTo(HALF_AN_HOUR);
      assertThat(with(COMPLETION_IN_PROGRESS).ordered(orders).waits()).isEqualTo(HALF_AN_HOUR);
      assertThat(with(COMPLETION_IN_PROGRESS).ordered(orders).decision().reason())
          .isEqualTo(Reason.COMPLETING);
    }

    @Test
    void saysThatACancellationCameTooLate() {
      var situation = with(COMPLETION_IN_PROGRESS).ordered(Orders.NONE.cancelled(BEN));

      assertThat(situation.decision().sentence()).contains("too late");
    }
  }

  @Nested
  class WhenTheRequestFailed {
    private SituationFixture failed(QueueItem.@Nullable Failure failure) {
      return with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure));
    }

    @Test
    void resumesAfterAPassingFailure() {
      assertThat(failed(passing()).next()).isEqualTo(new Action.Resume());
    }

    @Test
    void leavesTimeBetweenTwoAttempts() {
      var situation =
          failed(passing())
              .remembering(m -> m.withOneMoreResume(ago(SHORT), FailureFamily.PASSING));

      assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(10));
    }

    /** A wave's last copies meet all that goes wrong in a night, one after the other. */
    @Test
    void countsAttemptsForEachKindOfFailure() {
      var situation =
          failed(passing())
              .remembering(
                  m ->
                      Stream.of(
                              FailureFamily.CONTROLLER_AWAY,
                              FailureFamily.PASSING,
                              FailureFamily.CONTROLLER_AWAY,
                              FailureFamily.CONTROLLER_AWAY,
                              FailureFamily.PASSING)
                          .reduce(
                              m,
                              (tried, family) -> tried.withOneMoreResume(ago(LONG), family),
                              (_, last) -> last));

      assertThat(situation.next()).isEqualTo(new Action.Resume());
      assertThat(situation.decision().sentence()).contains("attempt 3 of 5");
    }

    /** What Exchange names otherwise each time is one fault all the same. */
    @Test
    void asksAfterFifteenAttemptsOfWhateverKinds() {
      var families =
          List.of(
              FailureFamily.CONTROLLER_AWAY,
              FailureFamily.NETWORK,
              FailureFamily.DATABASE_AWAY,
              FailureFamily.COPIES_LAG);
      var situation =
          failed(passing())
              .remembering(
                  m ->
                      Stream.iterate(0, i -> i + 1)
                          .limit(15)
                          .reduce(
                              m,
                              (tried, i) ->
                                  tried.withOneMoreResume(ago(SHORT), families.get(i % 4)),
                              (_, last) -> last));

      assertThat(situation.asks()).isEqualTo(Question.Code.FAILED);
    }

    @Test
    void asksAfterFiveAttempts() {
      var situation =
          failed(passing())
              .remembering(
                  m ->
                      Stream.iterate(
                              m, tried -> tried.withOneMoreResume(ago(LONG), FailureFamily.PASSING))
                          .skip(5)
                          .findFirst()
                          .orElseThrow());

      assertThat(situation.asks()).isEqualTo(Question.Code.FAILED);
    }

    @Test
    void asksAtOnceWhenItWillNotGetBetter() {
      var situation = failed(lasting());

      assertThat(situation.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(situation.decision().sentence()).contains("TooManyBadItemsPermanentException");
    }

    @Test
    void saysWhatHelps() {
      assertThat(failed(lasting()).decision().sentence())
          .contains("more items are damaged than may be left behind")
          .contains("What helps: repair the mailbox");
    }

    @Test
    void whatNobodyKnowsIsResumedOnceAndThenAsked() {
      var again =
          failed(unknown()).remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.UNKNOWN));

      assertThat(failed(unknown()).next()).isEqualTo(new Action.Resume());
      assertThat(failed(unknown()).decision().reason()).isEqualTo(Reason.FAILED_FOR_ONCE);
      assertThat(again.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(again.decision().sentence()).contains("failed again after it was resumed");
    }

    @Test
    void noReasonIsTreatedLikeOneThatNobodyKnows() {
      var without = failed(null);

      assertThat(without.next()).isEqualTo(new Action.Resume());
      assertThat(without.decision().sentence()).contains("Exchange gave no reason");
      assertThat(
              without
                  .remembering(m -> m.withOneMoreResume(ago(LONG), FailureFamily.UNKNOWN))
                  .asks())
          .isEqualTo(Question.Code.FAILED);
    }

    @Test
    void waitsForTheLockOfAnotherMoveBeforeItResumes() {
      var touched = ago(Duration.ofMinutes(30));

      assertThat(failed(locked()).touched(touched).waits()).isEqualTo(Duration.ofMinutes(90));
      assertThat(failed(locked()).touched(ago(Duration.ofHours(2))).next())
          .isEqualTo(new Action.Resume());
      assertThat(failed(locked()).touched(null).next()).isEqualTo(new Action.Resume());
    }

    @Test
    void resumesOnTheOperatorsWordAndCountsAfresh() {
      var situation =
          failed(lasting())
              .remembering(m -> m.withOneMoreResume(ago(SHORT), FailureFamily.PASSING))
              .answered(Choice.RESUME);

      assertThat(situation.next()).isEqualTo(new Action.Resume());
      assertThat(situation.verdict().memory().repairs().resumes()).isZero();
    }

    @Test
    void staysFailedWhilePaused() {
      var paused = failed(passing()).ordered(Orders.NONE.paused(ANNA));

      assertThat(paused.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(paused.decision().reason()).isEqualTo(Reason.PAUSED);
    }

    @Test
    void isWithdrawnWhenCancelled() {
      assertThat(failed(lasting()).ordered(Orders.NONE.cancelled(BEN)).next())
          .isEqualTo(new Action.Withdraw());
    }

    @Test
    void asksWhenTheMailboxHadArrivedBefore() {
      var situation = failed(lasting()).home(SituationFixture.atTarget());

      assertThat(situation.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(situation.answered(Choice.ACCEPT).next()).isEqualTo(new Action.Verify());
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
      var situation =
          with(SUSPENDED)
              .remembering(m -> m.withSuspendedByUs(true))
              .ordered(Orders.NONE.paused(ANNA));

      assertThat(situation.waits()).isEqualTo(Duration.ofHours(6));
      assertThat(situation.decision().phase()).isEqualTo(Phase.PAUSED);
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
      assertThat(with(SUSPENDED).answered(Choice.LEAVE).next()).isEqualTo(new Action.Finish(LEFT));
    }
  }

  @Nested
  class WhenExchangeRefusedACommand {
    @Test
    void asksAboutItInsteadOfRepeatingIt() {
      var situation = with(SYNCED).remembering(m -> m.withRefusal(quota()));

      assertThat(situation.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(situation.verdict().memory().repairs().refusal()).isEqualTo(quota());
    }

    @Test
    void triesAgainOnTheOperatorsWord() {
      var situation =
          with(SYNCED).remembering(m -> m.withRefusal(quota())).answered(Choice.LOOK_AGAIN);

      assertThat(situation.next()).isEqualTo(new Action.Release());
      assertThat(situation.verdict().memory().repairs().refusal()).isNull();
    }

    @Test
    void forgetsItWhenNoCommandIsNeededAnyMore() {
      var situation = with(COMPLETION_IN_PROGRESS).remembering(m -> m.withRefusal(quota()));

      assertThat(situation.waits()).isEqualTo(HALF_AN_HOUR);
      assertThat(situation.verdict().memory().repairs().refusal()).isNull();
    }

    @Test
    void leavesAProvenMoveAsMovedThoughItsRequestCannotBeRemoved() {
      var moved =
          with(COMPLETED)
              .home(SituationFixture.atTarget())
              .remembering(
                  m ->
                      m.withVerification(SituationFixture.verified(Duration.ofDays(2)))
                          .withRefusal(quota()));

      assertThat(moved.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(moved.answered(Choice.LEAVE).next())
          .isInstanceOfSatisfying(
              Action.Finish.class,
              finish -> assertThat(finish.outcome()).isInstanceOf(MigrationOutcome.Moved.class));
    }

    @Test
    void forgetsARefusedSubmissionWhenARequestOfOursIsThere() {
      var situation =
          with(SYNCED)
              .remembering(m -> m.withRefusal(quota()).withSubmission(new Submission.NotSent()));

      assertThat(situation.next()).isEqualTo(new Action.Release());
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
      var situation = arrived().remembering(m -> m.withVerification(verified(Duration.ofHours(1))));

      assertThat(situation.waits()).isEqualTo(Duration.ofHours(23));
      assertThat(situation.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void removesTheRequestAfterADay() {
      assertThat(arrived().remembering(m -> m.withVerification(verified(DAY))).next())
          .isEqualTo(new Action.CleanUp());
    }

    @Test
    void finishesWhenTheRequestIsGone() {
      var situation =
          calm()
              .home(SituationFixture.atTarget())
              .remembering(
                  m ->
                      m.withSubmission(new Submission.Seen(ago(DAY)))
                          .withVerification(verified(DAY))
                          .withCleanedUp(true));

      assertThat(situation.next()).isInstanceOf(Action.Finish.class);
      assertThat(situation.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    }

    @Test
    void keepsTheRequestOfAMoveWithAWarning() {
      var situation =
          with(COMPLETED_WITH_WARNING)
              .home(SituationFixture.atTarget())
              .remembering(m -> m.withVerification(verified(DAY)));

      assertThat(situation.next()).isInstanceOf(Action.Finish.class);
      assertThat(situation.decision().sentence()).contains("warning");
      assertThat(situation.decision().outcome())
          .isInstanceOfSatisfying(
              MigrationOutcome.Moved.class,
              moved -> {
                assertThat(moved.withWarning()).isTrue();
                assertThat(moved.accepted()).isFalse();
              });
    }

    @Test
    void checksAgainBeforeItAsks() {
      var soon = arrived().remembering(m -> m.withVerification(unverified(SHORT, Duration.ZERO)));
      var later = arrived().remembering(m -> m.withVerification(unverified(SHORT, SHORT)));

      assertThat(soon.waits()).isEqualTo(Duration.ofMinutes(1));
      assertThat(later.next()).isEqualTo(new Action.Verify());
    }

    /** Nobody looked for long, on a night with an outage: what was seen before is old. */
    @Test
    void checksOnceMoreBeforeAPersonIsAskedAboutACheckOfBefore() {
      var before = Duration.ofHours(1);
      var once = arrived().remembering(m -> m.withVerification(unverified(before, before)));
      var twice =
          arrived()
              .remembering(m -> m.withVerification(unverified(before, before.minusMinutes(1))));

      assertThat(once.next()).isEqualTo(new Action.Verify());
      assertThat(twice.next()).isEqualTo(new Action.Verify());
    }

    @Test
    void asksWhenACheckKeepsFailing() {
      var situation = arrived().remembering(m -> m.withVerification(unverified(LONG, SHORT)));

      assertThat(situation.asks()).isEqualTo(Question.Code.NOT_VERIFIED);
      assertThat(situation.decision().sentence()).contains("logging on failed");
    }

    @Test
    void isAcceptedOnTheOperatorsWord() {
      var situation =
          arrived()
              .remembering(m -> m.withVerification(unverified(Duration.ofDays(2), DAY)))
              .answered(Choice.ACCEPT);

      assertThat(situation.next()).isEqualTo(new Action.CleanUp());
      assertThat(situation.verdict().memory().arrival().accepted()).isTrue();
      assertThat(situation.decision().outcome())
          .isInstanceOfSatisfying(
              MigrationOutcome.Moved.class,
              moved -> {
                assertThat(moved.accepted()).isTrue();
                assertThat(moved.withWarning()).isFalse();
              });
    }

    @Test
    void keepsTheRequestWhereItsRemovalCanTakeTheMailbox() {
      var old =
          arrived()
              .queued(
                  SituationFixture.withinExchange2010(SituationFixture.item(COMPLETED, Whose.OURS)))
              .remembering(m -> m.withVerification(verified(DAY)));

      assertThat(old.next()).isInstanceOf(Action.Finish.class);
      assertThat(old.decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
      assertThat(old.decision().sentence()).contains("in a shell of Exchange 2010");
    }

    @Test
    void keepsTheRequestOfALocalMoveOfWhichNobodyKnowsTheVersions() {
      var unseen =
          calm()
              .stamped(COMPLETED, Whose.OURS)
              .home(SituationFixture.atTarget())
              .remembering(m -> m.withVerification(verified(DAY)));

      assertThat(unseen.next()).isInstanceOf(Action.Finish.class);
      assertThat(unseen.acrossForests().next()).isEqualTo(new Action.CleanUp());
    }

    @Test
    void givesTheDirectoryTimeToShowTheNewHome() {
      assertThat(with(COMPLETED).waits()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void asksWhenTheMailboxLivesElsewhere() {
      assertThat(with(COMPLETED).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE))).asks())
          .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
    }

    private SituationFixture elsewhere() {
      return with(COMPLETED).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE))).acrossForests();
    }

    @Test
    void movesAMailboxThereAgainOnAPersonsWord() {
      assertThat(elsewhere().choices())
          .containsExactly(Choice.REMOVE_LEFTOVER, Choice.LOOK_AGAIN, Choice.LEAVE);

      var removing = elsewhere().answered(Choice.REMOVE_LEFTOVER);
      assertThat(removing.next()).isEqualTo(new Action.RemoveLeftover());
      assertThat(elsewhere().after(removing).answered(Choice.REMOVE_LEFTOVER).next())
          .as("the look before the act")
          .isEqualTo(new Action.RemoveLeftover());

      var gone = calm().acrossForests().after(removing).remembering(AfterFault::removed);
      assertThat(gone.decision().reason()).isEqualTo(Reason.LEFTOVER_REMOVED);
      for (var minute = 1; minute <= 15; minute++) {
        gone = calm().acrossForests().after(gone).later(Duration.ofMinutes(minute));
      }
      assertThat(gone.next()).isEqualTo(new Action.Submit());
    }

    @Test
    void removesNothingOfOneThatIsPausedOrCancelled() {
      for (var orders : List.of(Orders.NONE.paused(ANNA), Orders.NONE.cancelled(ANNA))) {
        assertThat(elsewhere().ordered(orders.answered(Choice.REMOVE_LEFTOVER)).asks())
            .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
      }
    }

    @Test
    void offersNoRemovalThatMayTakeTheMailboxAlong() {
      var local = with(COMPLETED).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));

      assertThat(local.choices()).doesNotContain(Choice.REMOVE_LEFTOVER);
      assertThat(local.question().sentence()).contains("Exchange 2010");
    }

    @Test
    void asksNobodyWhileAControllerIsAwayThatMayHaveBeenToldAlone() {
      var lasting =
          with(COMPLETED)
              .remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)))
              .silent("dc1.target.example", ago(LONG));

      assertThat(lasting.waits()).isEqualTo(Duration.ofMinutes(5));
      assertThat(lasting.decision().sentence())
          .contains("dc1.target.example has not answered since 2026");
      var back = with(COMPLETED).after(lasting).later(Duration.ofMinutes(5));
      assertThat(back.waits())
          .as("it has as long to tell the others as ever")
          .isEqualTo(Duration.ofMinutes(1));
      assertThat(with(COMPLETED).after(back).later(Duration.ofMinutes(15)).asks())
          .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
    }

    private SituationFixture heldFor(Duration time) {
      return with(COMPLETED)
          .remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)).withHeldSince(ago(time)))
          .silent("dc1.target.example", ago(Duration.ofHours(13)));
    }

    @Test
    void holdsTheQuestionBackForTwelveHoursAndNotFromTheNextOneAgain() {
      assertThat(heldFor(Duration.ofHours(11)).asks()).isNull();
      assertThat(heldFor(Duration.ofHours(12)).asks()).isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
      var asked = heldFor(Duration.ofHours(12));
      assertThat(
              with(COMPLETED)
                  .after(asked)
                  .later(Duration.ofMinutes(30))
                  .silent("dc2.target.example", ago(LONG))
                  .asks())
          .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
    }

    @Test
    void asksAlthoughAControllerFellSilentWhenTheTimeToAgreeWasOver() {
      assertThat(
              with(COMPLETED)
                  .remembering(m -> m.withOdd(ago(Duration.ofMinutes(40)), ago(MINUTE)))
                  .silent("dc1.target.example", ago(Duration.ofMinutes(25)))
                  .asks())
          .isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
    }

    @Test
    void endsOnCancelWhileAControllerIsAway() {
      var cancelled =
          with(COMPLETED)
              .remembering(m -> m.withOdd(ago(Duration.ofMinutes(40)), ago(MINUTE)))
              .silent("dc1.target.example", ago(Duration.ofMinutes(50)))
              .ordered(Orders.NONE.cancelled(BEN));

      assertThat(cancelled.next()).isInstanceOf(Action.Finish.class);
    }
  }

  @Test
  void followsAStateItDoesNotKnowAndDoesNotTouchIt() {
    var situation = with(UNRECOGNISED).ordered(Orders.NONE.cancelled(BEN));

    assertThat(situation.waits()).isEqualTo(Duration.ofMinutes(15));
  }

  private static Refusal quota() {
    return new Refusal(ago(Duration.ofHours(1)), "MF-EX-QUOTA", "the target is full");
  }
}
