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
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.TARGET;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.atSource;
import static io.mailferry.model.policy.SituationFixture.atTarget;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.unverified;
import static io.mailferry.model.policy.SituationFixture.verified;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where one fact more or less, or one moment, makes another decision. */
class TurningPointsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SETTLE = Timings.DEFAULT.settle();

  private static SituationFixture arrived(Verification proof) {
    return with(COMPLETED)
        .home(atTarget())
        .remembering(memory -> memory.withVerification(proof).withLastSeen(null));
  }

  private static Verification unknown(Duration first, Duration last) {
    return new Verification(
        ago(first), ago(last), List.of(Verification.Check.unknown("routes on", "no answer")));
  }

  private static MigrationOutcome.Moved moved(Decision decision) {
    return (MigrationOutcome.Moved) Objects.requireNonNull(decision.outcome());
  }

  @Nested
  class OfAnArrival {
    @Test
    void whatFailedAndWhatCannotBeMadeAreToldApart() {
      assertThat(arrived(unverified(HOUR, MINUTE)).decision().sentence())
          .startsWith("the mailbox moved and a check did not pass: logging on failed.");
      assertThat(arrived(unknown(Duration.ofDays(2), MINUTE)).decision().sentence())
          .startsWith("the mailbox moved and a check cannot be made: no answer.");
      assertThat(arrived(unverified(MINUTE, Duration.ZERO)).decision().sentence())
          .startsWith("moved, and these checks do not pass yet (");
      assertThat(arrived(unknown(MINUTE, Duration.ZERO)).decision().sentence())
          .startsWith("moved, and these checks cannot be made at the moment (");
    }

    @Test
    void whoExistsTwiceIsAskedAboutAloneAndOthersTogether() {
      var failing = arrived(unverified(HOUR, MINUTE));

      assertThat(failing.question().sharedCause()).isEqualTo("not-verified");
      assertThat(
              failing
                  .acrossForests()
                  .home(atTarget())
                  .sourceHome(atSource())
                  .question()
                  .sharedCause())
          .isEqualTo("not-verified/two-mailboxes/" + failing.situation().intention().mailbox());
    }

    @Test
    void theOriginIsWhatWasSeenFirstAndElseWhatTheRequestSays() {
      var proven = arrived(verified(HOUR));

      assertThat(moved(proven.decision()).from()).isEqualTo("SRC-DB07");
      assertThat(moved(proven.remembering(m -> m.withSourceDatabase("SRC-DB01")).decision()).from())
          .isEqualTo("SRC-DB01");
    }
  }

  @Nested
  class OfWhatIsSeen {
    private static @Nullable String departure(Home home) {
      return calm().home(home).verdict().memory().sourceDatabase();
    }

    @Test
    void theDatabaseItLivesInIsRememberedOnce() {
      assertThat(departure(SituationFixture.atSource())).isEqualTo("SRC-DB07");
      assertThat(departure(new Home.Missing())).isNull();
      assertThat(
              calm()
                  .remembering(memory -> memory.withSourceDatabase("SRC-DB01"))
                  .verdict()
                  .memory()
                  .sourceDatabase())
          .isEqualTo("SRC-DB01");
    }

    private static boolean released(@Nullable RequestStatus before, RequestStatus now) {
      return with(now)
              .remembering(
                  memory -> memory.withLastSeen(before == null ? null : item(before, Whose.OURS)))
              .queued(item(now, Whose.OURS, true, null, null))
              .holdingBy(CutoverStyle.SUSPEND_WHEN_READY)
              .verdict()
              .memory()
              .request()
              .released()
          != null;
    }

    @Test
    void onlyARequestThatRestedAndRunsAgainWasReleasedBySomebody() {
      assertThat(released(AUTO_SUSPENDED, QUEUED)).isTrue();
      assertThat(released(AUTO_SUSPENDED, IN_PROGRESS)).isTrue();
      assertThat(released(AUTO_SUSPENDED, SUSPENDED)).isFalse();
      assertThat(released(IN_PROGRESS, QUEUED)).isFalse();
      assertThat(released(null, IN_PROGRESS)).isFalse();
    }
  }

  @Nested
  class OfAFailedRequest {
    private static SituationFixture resumed(int times, Duration last) {
      return with(FAILED)
          .queued(item(FAILED, Whose.OURS, false, null, passing()))
          .remembering(
              memory -> {
                var resumed = memory;
                for (var i = 0; i < times; i++) {
                  resumed = resumed.withOneMoreResume(ago(last), FailureFamily.PASSING);
                }
                return resumed;
              });
    }

    @Test
    void attemptsAreCountedFromOne() {
      assertThat(resumed(0, HOUR).decision().sentence()).endsWith("attempt 1 of 5");
      assertThat(resumed(4, HOUR).decision().sentence()).endsWith("attempt 5 of 5");
    }

    @Test
    void oneThatRunsAgainForLongHasItsAttemptsBack() {
      assertThat(resumesAfter(IN_PROGRESS, 3, SETTLE)).isZero();
      assertThat(resumesAfter(IN_PROGRESS, 3, SETTLE.minusSeconds(1))).isEqualTo(3);
      assertThat(resumesAfter(QUEUED, 3, HOUR)).isEqualTo(3);
    }

    private static int resumesAfter(RequestStatus status, int times, Duration last) {
      return resumed(times, last)
          .seeing(SituationFixture.stamp(status, Whose.OURS))
          .queued(item(status, Whose.OURS))
          .verdict()
          .memory()
          .repairs()
          .resumes();
    }
  }

  @Nested
  class OfAnOwner {
    private static Stamp stamped(int flags, @Nullable String target) {
      return new Stamp.Present(
          QUEUED, new MoveFlags(flags), Whose.OURS.batch(), null, null, target);
    }

    private static Question.@Nullable Code later(Stamp stamp) {
      return calm()
          .seeing(stamp)
          .remembering(memory -> memory.withOdd(ago(SETTLE), ago(MINUTE)))
          .asks();
    }

    @Test
    void flagsThatHaveNotArrivedSayNothingAndOthersSayTheDirection() {
      var path = "CN=TGT-DB01,CN=Databases,DC=target,DC=example";

      assertThat(later(stamped(0, path))).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(later(stamped(2, path))).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(later(stamped(1, path))).isEqualTo(Question.Code.CONFLICTING_REQUEST);
    }

    @Test
    void aTargetThatHasNotArrivedSaysNothingAndAnotherOneConflicts() {
      assertThat(later(stamped(2, null))).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(later(stamped(2, "CN=OTHER-DB,CN=Databases,DC=target,DC=example")))
          .isEqualTo(Question.Code.CONFLICTING_REQUEST);
    }

    @Test
    void anOrderToCancelLeavesSomebodyElsesRequestAlone() {
      var theirs = with(IN_PROGRESS, Whose.FOREIGN);

      assertThat(theirs.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
      assertThat(theirs.ordered(Orders.NONE.cancelled(ANNA)).next())
          .isInstanceOf(Action.Finish.class);
    }

    @Test
    void aBatchWithoutANameIsNamedAsEmpty() {
      var item = item(IN_PROGRESS, Whose.FOREIGN);
      var nameless =
          new QueueItem.Present(
              item.request(),
              item.status(),
              item.statusDetail(),
              item.route(),
              null,
              item.targetDatabase(),
              item.sourceDatabase(),
              item.suspendWhenReady(),
              item.completeAfter(),
              item.progress(),
              item.times(),
              item.failure());

      assertThat(with(IN_PROGRESS, Whose.FOREIGN).queued(nameless).decision().sentence())
          .contains("(batch \"\", status ");
    }
  }

  @Nested
  class OfTries {
    private static int triesLeft(RequestStatus status) {
      return with(status)
          .queued(item(status, Whose.OURS, false, null, null))
          .ordered(Orders.NONE.held(ANNA))
          .remembering(memory -> memory.withTries(FaultKind.NOT_REACHED, 3))
          .verdict()
          .memory()
          .repairs()
          .tries(FaultKind.NOT_REACHED);
    }

    @Test
    void areForgottenWhenNothingIsWantedAnyMore() {
      assertThat(triesLeft(COMPLETION_IN_PROGRESS)).isZero();
    }

    @Test
    void areKeptWhileTheSameThingIsStillWanted() {
      assertThat(triesLeft(IN_PROGRESS)).isEqualTo(3);
    }
  }

  @Nested
  class OfAContradiction {
    private static SituationFixture orphan() {
      return calm().stamped(QUEUED, Whose.OURS);
    }

    private static SituationFixture lasting(Duration since, Duration seen) {
      return orphan().remembering(memory -> memory.withOdd(ago(since), ago(seen)));
    }

    @Test
    void isNewAfterATimeInWhichNobodyLooked() {
      assertThat(lasting(SETTLE.minusSeconds(1), SETTLE.minusSeconds(1)).asks()).isNull();
      assertThat(lasting(SETTLE, SETTLE.minusSeconds(1)).asks())
          .isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(lasting(SETTLE, SETTLE).asks()).isNull();
    }

    @Test
    void isLookedAtLessOftenOnceAPersonIsAsked() {
      var rarely = Timings.DEFAULT.releasedLook().plus(SETTLE);

      assertThat(lasting(rarely.plus(SETTLE), rarely.minusSeconds(1)).asks())
          .as("asked about since a while")
          .isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(lasting(rarely.plus(SETTLE), rarely).asks()).isNull();
      assertThat(lasting(rarely.plus(SETTLE).minusSeconds(2), rarely.minusSeconds(1)).asks())
          .as("not asked about yet when it was seen last")
          .isNull();
      assertThat(lasting(rarely.plus(SETTLE).minusSeconds(1), rarely.minusSeconds(1)).asks())
          .as("asked about from the first moment on at which it was due")
          .isEqualTo(Question.Code.DIRECTORY_ORPHAN);
    }

    @Test
    void isNoneWhenTheMoveIsCompletedAndTheMailboxIsThere() {
      var item = calm().queued(item(COMPLETED, Whose.OURS));

      assertThat(item.home(atTarget()).next()).isEqualTo(new Action.Verify());
      assertThat(item.home(SituationFixture.atSource()).decision().phase())
          .isNotEqualTo(Phase.VERIFYING);
      assertThat(calm().queued(item(SYNCED, Whose.OURS)).home(atTarget()).waits())
          .isEqualTo(Timings.DEFAULT.settleLook());
    }

    @Test
    void isNoneWhenTheStampTellsTheEndAndTheMailboxIsThere() {
      assertThat(calm().stamped(COMPLETED, Whose.OURS).home(atTarget()).next())
          .isEqualTo(new Action.Verify());
      assertThat(calm().stamped(QUEUED, Whose.OURS).home(atTarget()).waits())
          .isEqualTo(Timings.DEFAULT.settleLook());
      assertThat(calm().stamped(COMPLETED, Whose.OURS).waits())
          .isEqualTo(Timings.DEFAULT.settleLook());
    }

    @Test
    void aStampTellsOfAWarningToo() {
      assertThat(endOf(COMPLETED)).isFalse();
      assertThat(endOf(COMPLETED_WITH_WARNING)).isTrue();
    }

    private static boolean endOf(RequestStatus status) {
      var proven =
          calm()
              .stamped(status, Whose.OURS)
              .home(atTarget())
              .remembering(memory -> memory.withVerification(verified(HOUR)));
      return moved(proven.decision()).withWarning();
    }

    @Test
    void aRefusedSubmissionIsAskedAboutAndLeftThoughItsAnswerWasLostAMomentAgo() {
      var refused =
          calm()
              .remembering(
                  memory ->
                      memory
                          .withSubmission(new Submission.Unconfirmed(NOW))
                          .withRefusal(new Refusal(NOW, "MF-EX-ALREADY-MOVING", "no.")));

      assertThat(refused.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(refused.answered(Choice.LOOK_AGAIN).asks())
          .as("nothing is sent before the truth is known")
          .isEqualTo(Question.Code.REFUSED);
      assertThat(refused.answered(Choice.LEAVE).next()).isInstanceOf(Action.Finish.class);
    }

    @Test
    void aRefusedCleanUpIsAskedAboutAndLeft() {
      var refused =
          calm()
              .stamped(COMPLETED, Whose.OURS)
              .acrossForests()
              .home(atTarget())
              .remembering(
                  memory ->
                      memory
                          .withVerification(verified(Duration.ofDays(2)))
                          .withRefusal(new Refusal(NOW, "MF-EX-X", "no.")));

      assertThat(refused.asks()).isEqualTo(Question.Code.REFUSED);
      assertThat(refused.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Action.CleanUp());
      assertThat(moved(refused.answered(Choice.LEAVE).decision()).to()).isEqualTo(TARGET.name());
    }

    @Test
    void somebodyElsesFinishedMoveIsOnlyTakenOverWithConsent() {
      var theirs = calm().stamped(COMPLETED, Whose.FOREIGN).home(atTarget());

      assertThat(theirs.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
      assertThat(theirs.answered(Choice.ADOPT).next()).isEqualTo(new Action.Verify());
      assertThat(theirs.answered(Choice.ADOPT).verdict().memory().request().consented()).isTrue();
      assertThat(
              calm()
                  .stamped(COMPLETED, Whose.OURS)
                  .home(atTarget())
                  .verdict()
                  .memory()
                  .request()
                  .consented())
          .isFalse();
    }
  }

  @Test
  void onlyARefusalThatMayPassIsToldToBeTriedAgain() {
    assertThat(refused(true)).endsWith("no. It is tried again once an hour.");
    assertThat(refused(false)).endsWith("no.");
  }

  private static String refused(boolean lagging) {
    return calm()
        .remembering(memory -> memory.withRefusal(new Refusal(NOW, "MF-EX-X", "no.", lagging)))
        .decision()
        .sentence();
  }

  @Test
  void aRequestThatIsBeingRemovedEndsAsWasOrdered() {
    var removed = item(IN_PROGRESS, "Removed", Whose.OURS, false, in(HOUR), null);
    var going = with(IN_PROGRESS).queued(removed);

    assertThat(going.decision().phase()).isEqualTo(Phase.SUBMITTING);
    assertThat(going.ordered(Orders.NONE.cancelled(ANNA)).decision().phase()).isEqualTo(Phase.DONE);
  }

  @ParameterizedTest
  @EnumSource(Choice.class)
  void anAnswerToAnotherQuestionDoesNotAcceptAFailedCheck(Choice choice) {
    var asked = arrived(unverified(HOUR, MINUTE)).answered(choice);

    assertThat(asked.verdict().memory().arrival().accepted()).isEqualTo(choice == Choice.ACCEPT);
  }
}
