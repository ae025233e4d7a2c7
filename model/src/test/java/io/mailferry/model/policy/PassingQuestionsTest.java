package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
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

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A question about something that can pass goes on looking, and takes itself back. */
class PassingQuestionsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @Nested
  class WhenAnArrivalIsNotVerified {
    private SituationFixture arrived(Verification proof) {
      return with(COMPLETED)
          .home(SituationFixture.atTarget())
          .remembering(memory -> memory.withVerification(proof));
    }

    private Verification unknown(Duration first, Duration last) {
      var now = SituationFixture.NOW;
      return new Verification(
          now.minus(first),
          now.minus(last),
          List.of(
              Verification.Check.passed("lives there", "it does"),
              Verification.Check.unknown("the source routes mail on", "it cannot be read")));
    }

    @Test
    void itIsCheckedAgainForEverWhileAPersonIsAsked() {
      assertThat(arrived(unverified(HOUR, MINUTE)).asks()).isEqualTo(Question.Code.NOT_VERIFIED);
      assertThat(arrived(unverified(HOUR, Duration.ofMinutes(30))).next())
          .isEqualTo(new Action.Verify());
      assertThat(arrived(unverified(Duration.ofDays(40), HOUR)).next())
          .isEqualTo(new Action.Verify());
    }

    @Test
    void theQuestionTakesItselfBackWhenTheChecksPass() {
      assertThat(arrived(verified(Duration.ZERO)).decision().reason())
          .isEqualTo(Reason.CLEAN_UP_LATER);
    }

    @Test
    void whatCannotBeReadIsUnknownAndAsksNobody() {
      var away = arrived(unknown(HOUR, MINUTE));

      assertThat(away.waits()).isEqualTo(Duration.ofMinutes(5));
      assertThat(away.decision().reason()).isEqualTo(Reason.NOT_VERIFIED_YET);
      assertThat(away.decision().attention()).isEqualTo(Attention.WAITING);
      assertThat(arrived(unknown(HOUR, Duration.ofMinutes(5))).next())
          .isEqualTo(new Action.Verify());
    }

    @Test
    void aForestThatStaysAwayForADayIsSomethingToAccept() {
      var gone = arrived(unknown(Duration.ofDays(1).plus(MINUTE), MINUTE));

      assertThat(gone.asks()).isEqualTo(Question.Code.NOT_VERIFIED);
      assertThat(gone.choices()).contains(Choice.ACCEPT);
      assertThat(
              arrived(unknown(Duration.ofDays(1).plusMinutes(30), Duration.ofMinutes(30))).next())
          .isEqualTo(new Action.Verify());
    }

    private Question asked(Verification.Check... checks) {
      var now = SituationFixture.NOW;
      return arrived(
              new Verification(now.minus(Duration.ofDays(2)), now.minus(MINUTE), List.of(checks)))
          .question();
    }

    /** Who accepts forty logons that nobody could try accepts no mailbox that exists twice. */
    @Test
    void oneAnswerIsForThoseOfWhomTheSameIsNotProven() {
      var twice = Verification.Check.failed("routes on", "still a mailbox").called("two-mailboxes");
      var untried = Verification.Check.unknown("can be logged on to", "refused").called("logon");
      var fine = Verification.Check.passed("lives there", "it does").called("home");

      assertThat(asked(fine, untried).sharedCause()).isEqualTo("not-verified/logon-untested");
      assertThat(asked(fine, twice).sharedCause()).isEqualTo("not-verified/two-mailboxes");
      assertThat(asked(fine, twice, untried).sharedCause())
          .isEqualTo("not-verified/two-mailboxes+logon-untested");
    }

    @Test
    void whatAnOlderReleaseCheckedHasNoWordAndIsAskedAboutAsBefore() {
      var nameless = new Verification.Check("routes", false, "still a mailbox");

      assertThat(asked(nameless).sharedCause()).isEqualTo("not-verified");
    }

    @Test
    void theTimeInWhichNothingCouldBeReadIsNotHeldAgainstIt() {
      var now = SituationFixture.NOW;
      var failing = List.of(new Verification.Check("routes", false, "still a mailbox"));
      var away = unknown(HOUR, MINUTE);

      var back = Verification.after(away, now, failing);
      assertThat(back.firstAt()).isEqualTo(now);
      assertThat(Verification.after(back, now.plus(HOUR), failing).firstAt()).isEqualTo(now);
      assertThat(Verification.after(null, now, failing).firstAt()).isEqualTo(now);
    }
  }

  /** Whoever is about to answer would else find it gone, and be asked again a little later. */
  @Nested
  class WhenItIsStillOpen {
    private static final String ANOTHER = "dc2.target.example";

    private final QueueItem unreadable =
        new QueueItem.Unreadable(SituationFixture.NOW, "no session opens");

    private SituationFixture vanished() {
      return calm()
          .remembering(
              m ->
                  m.withSubmission(new Submission.Seen(ago(HOUR))).withOdd(ago(HOUR), ago(MINUTE)));
    }

    private SituationFixture asked(SituationFixture before) {
      var memory = before.verdict().memory();
      assertThat(memory.asked()).extracting(Question::code).isEqualTo(before.asks());
      return vanished().remembering(_ -> memory);
    }

    @Test
    void aMissingRequestIsAskedAboutAsBeforeWhenAnotherControllerIsAsked() {
      var before = vanished();

      assertThat(asked(before).askedOf(ANOTHER).next()).isEqualTo(before.next());
    }

    @Test
    void aMissingRequestIsSubmittedAgainOnlyWhenThatOneHasHadItsTime() {
      var answered = asked(vanished()).askedOf(ANOTHER).answered(Choice.SUBMIT_AGAIN);

      assertThat(answered.waits()).isEqualTo(MINUTE);
    }

    @Test
    void aFreshLookIsAFreshStart() {
      assertThat(asked(vanished()).askedOf(ANOTHER).answered(Choice.LOOK_AGAIN).waits())
          .isEqualTo(MINUTE);
    }

    @Test
    void whatIsCancelledAsksNobody() {
      var cancelled =
          asked(vanished()).askedOf(ANOTHER).ordered(Orders.NONE.cancelled(SituationFixture.BEN));

      assertThat(cancelled.waits()).isEqualTo(MINUTE);
    }

    @Test
    void aMissingRequestThatIsBackAsksNobody() {
      var memory = vanished().verdict().memory();

      assertThat(with(SYNCED).remembering(_ -> memory).next()).isEqualTo(new Action.Release());
    }

    @Test
    void anOutageOfExchangeTakesNothingBackAndItsEndNeither() {
      var before = vanished();
      var blind = asked(before).queued(unreadable);

      assertThat(blind.next()).isEqualTo(before.next());
      assertThat(vanished().remembering(_ -> blind.verdict().memory()).next())
          .isEqualTo(before.next());
      assertThat(asked(before).queued(unreadable).answered(Choice.SUBMIT_AGAIN).waits())
          .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatWaitsForADependencyIsStillToldWhenThatIsBack() {
      var refusal =
          Refusal.of(
              new Dependency(Dependency.Kind.DATABASE, "TGT-DB01"),
              ago(MINUTE),
              "MF-EX-NO-DATABASE",
              "it does not exist.");
      var refused = Verdicts.askAboutRefusal(calm().situation(), refusal);
      var blind =
          calm()
              .remembering(_ -> refused.memory().withRefusal(refusal))
              .queued(unreadable)
              .decision();

      assertThat(blind.next()).isEqualTo(refused.decision().next());
      assertThat(blind.dependency()).isEqualTo(refusal.dependency());
    }
  }

  @Nested
  class WhenExchangeLaggedForLong {
    private Refusal refused(Duration ago, boolean lagging) {
      return new Refusal(ago(ago), "MF-EX-NOT-FOUND", "it was not found.", lagging);
    }

    @Test
    void whatItDidNotFindIsTriedAgainOnceAnHourWhileAPersonIsAsked() {
      var soon = refused(Duration.ofMinutes(59), true);
      var later = refused(HOUR, true);

      assertThat(with(SYNCED).remembering(m -> m.withRefusal(soon)).asks())
          .isEqualTo(Question.Code.REFUSED);
      assertThat(with(SYNCED).remembering(m -> m.withRefusal(later)).next())
          .isEqualTo(new Action.Release());
      assertThat(calm().remembering(m -> m.withRefusal(soon)).asks())
          .isEqualTo(Question.Code.REFUSED);
      assertThat(calm().remembering(m -> m.withRefusal(later)).next())
          .isEqualTo(new Action.Submit());
    }

    @Test
    void whatAllNeedIsTriedWheneverItIsLookedAtButNotOnceAPersonLeftIt() {
      var refusal =
          Refusal.of(
              new Dependency(Dependency.Kind.DATABASE, "TGT-DB01"),
              ago(MINUTE),
              "MF-EX-NO-DATABASE",
              "it does not exist.");

      assertThat(calm().remembering(m -> m.withRefusal(refusal)).next())
          .isEqualTo(new Action.Submit());
      assertThat(with(SYNCED).remembering(m -> m.withRefusal(refusal)).next())
          .isEqualTo(new Action.Release());
      assertThat(calm().remembering(m -> m.withRefusal(refusal)).answered(Choice.LEAVE).next())
          .isInstanceOf(Action.Finish.class);
      assertThat(
              with(SYNCED).remembering(m -> m.withRefusal(refusal)).answered(Choice.LEAVE).next())
          .isInstanceOf(Action.Finish.class);
    }

    @Test
    void whatItRefusedForGoodIsNot() {
      var refusal = refused(Duration.ofDays(2), false);

      assertThat(with(SYNCED).remembering(m -> m.withRefusal(refusal)).asks())
          .isEqualTo(Question.Code.REFUSED);
      assertThat(calm().remembering(m -> m.withRefusal(refusal)).asks())
          .isEqualTo(Question.Code.REFUSED);
    }
  }

  @Nested
  class WhenARequestFailedFiveTimesInPassing {
    private SituationFixture failed(QueueItem.Failure failure, int resumes, Duration lastResume) {
      return with(FAILED)
          .queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure))
          .remembering(
              memory -> {
                var tried = memory;
                for (var i = 0; i < resumes; i++) {
                  tried =
                      tried.withOneMoreResume(ago(lastResume), FailureCatalogue.familyOf(failure));
                }
                return tried;
              });
    }

    @Test
    void aPersonIsAskedAndNotToldThatItIsHopeless() {
      var asked = failed(passing(), 5, MINUTE);

      assertThat(asked.asks()).isEqualTo(Question.Code.FAILED);
      assertThat(asked.decision().sentence())
          .contains("once an hour")
          .doesNotContain("will not get better");
    }

    @Test
    void itIsResumedOnceAnHourAllTheSame() {
      assertThat(failed(passing(), 5, Duration.ofMinutes(59)).asks())
          .isEqualTo(Question.Code.FAILED);
      assertThat(failed(passing(), 5, HOUR).next()).isEqualTo(new Action.Resume());
      assertThat(failed(passing(), 50, HOUR).next()).isEqualTo(new Action.Resume());
    }

    @Test
    void whatIsLastingIsNot() {
      assertThat(failed(lasting(), 5, HOUR).asks()).isEqualTo(Question.Code.FAILED);
    }
  }
}
