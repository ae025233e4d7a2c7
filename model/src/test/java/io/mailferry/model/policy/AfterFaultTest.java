package io.mailferry.model.policy;

import static io.mailferry.model.memory.FaultKind.LAGGING;
import static io.mailferry.model.memory.FaultKind.NOT_REACHED;
import static io.mailferry.model.memory.FaultKind.UNKNOWN_WORDS;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AfterFaultTest {
  private static final AfterFault AFTER_FAULT = new AfterFault(Timings.DEFAULT);
  private static final Dependency DATABASE = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
  private static final Memory SEEN = SituationFixture.CALM.withSubmission(new Submission.Seen(NOW));

  @Test
  void whatCannotBeReadIsReadAgainAndNothingHasFailed() {
    var before = AFTER_FAULT.cannotLook(Memory.FRESH, "no controller answered.", null);
    var later = AFTER_FAULT.cannotLook(SEEN, "no controller answered.", null);

    assertThat(before.decision().phase()).isEqualTo(Phase.LOOKING_UP);
    assertThat(later.decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(later.memory()).isEqualTo(SEEN);
    assertThat(later.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(later.decision().reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(later.decision().sentence())
        .isEqualTo(
            "no controller answered. The move has not failed: Mailferry reads again by itself");
    assertThat(pause(later)).isEqualTo(Timings.DEFAULT.awayLook());
  }

  @Test
  void whatIsAwayIsWaitedForAndNothingIsCounted() {
    var soon = AFTER_FAULT.away(SEEN, DATABASE, "no.", Duration.ofSeconds(20), Duration.ZERO);
    var late = AFTER_FAULT.away(SEEN, DATABASE, "no.", Duration.ofSeconds(20), Duration.ofHours(2));

    assertThat(soon.memory()).isEqualTo(SEEN);
    assertThat(soon.decision().reason()).isEqualTo(Reason.DEPENDENCY_AWAY);
    assertThat(soon.decision().dependency()).isEqualTo("database/TGT-DB01");
    assertThat(pause(soon)).isEqualTo(Duration.ofSeconds(20));
    assertThat(soon.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(late.decision().attention()).isEqualTo(Attention.STUCK);
  }

  @Test
  void whatAPersonMustPutRightForAllIsAskedByAllAlike() {
    var verdict = AFTER_FAULT.askAboutAway(SEEN, DATABASE, NOW, "MF-EX-NO-DATABASE", "no.");

    assertThat(verdict.decision().dependency()).isEqualTo("database/TGT-DB01");
    assertThat(verdict.decision().next())
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> {
              assertThat(ask.question().sharedCause()).isEqualTo("database/TGT-DB01");
              assertThat(ask.question().sentence())
                  .contains("MF-EX-NO-DATABASE", "goes on by itself when it is put right");
              assertThat(ask.question().choices()).containsExactly(Choice.LOOK_AGAIN, Choice.LEAVE);
            });
  }

  @Test
  void whatDidNotRunIsTriedAgainAfterEverLongerPauses() {
    var pauses =
        Stream.iterate(
                AFTER_FAULT.nothingDone(SEEN, "away."),
                verdict -> AFTER_FAULT.nothingDone(verdict.memory(), "away."))
            .limit(7)
            .map(AfterFaultTest::pause);

    assertThat(pauses)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(8),
            Duration.ofMinutes(16),
            Duration.ofMinutes(16),
            Duration.ofMinutes(16));
  }

  @Test
  void aPersonIsToldOfAnOutageOfHoursAndItIsStillTried() {
    var eleven = AFTER_FAULT.nothingDone(SEEN.withTries(NOT_REACHED, 10), "away.");
    var twelve = AFTER_FAULT.nothingDone(SEEN.withTries(NOT_REACHED, 11), "away.");

    assertThat(eleven.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(twelve.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(twelve.decision().reason()).isEqualTo(Reason.COMMAND_FAILED);
    assertThat(twelve.decision().sentence()).isEqualTo("away. Nothing was changed.");
  }

  @Test
  void exchangesOwnPatienceIsKept() {
    var verdict = AFTER_FAULT.busy(SEEN, "throttled.", Duration.ofSeconds(95));

    assertThat(pause(verdict)).isEqualTo(Duration.ofSeconds(95));
    assertThat(verdict.memory()).isEqualTo(SEEN);
    assertThat(verdict.decision().reason()).isEqualTo(Reason.BUSY);
  }

  /** Exchange does not wait for a brake. */
  @Test
  void whatProtectsAMailboxIsTriedAgainEachMinute() {
    var sixth = AFTER_FAULT.nothingProtected(SEEN.withTries(NOT_REACHED, 5), "away.");

    assertThat(pause(sixth)).isEqualTo(Duration.ofMinutes(1));
    assertThat(sixth.memory().repairs().tries(NOT_REACHED)).isEqualTo(6);
  }

  @Test
  void peopleAreToldOfACommandWhoseAnswersAreLostAgainAndAgain() {
    var waits = new Action.WaitAndLook(Duration.ofMinutes(1));

    assertThat(afterLosses(4, new Action.Release(), Reason.CUTOVER_DUE)).isEqualTo(Attention.NONE);
    assertThat(afterLosses(5, new Action.Release(), Reason.CUTOVER_DUE)).isEqualTo(Attention.STUCK);
    assertThat(afterLosses(5, waits, Reason.SUBMISSION_UNCONFIRMED)).isEqualTo(Attention.STUCK);
    assertThat(afterLosses(9, waits, Reason.RELEASED)).as("it ran").isEqualTo(Attention.NONE);
    assertThat(AfterFault.mostTries(FaultKind.LOST)).isEqualTo(5);
  }

  private static Attention afterLosses(int number, Action next, Reason reason) {
    var memory = SEEN;
    for (var i = 0; i < number; i++) {
      memory = AFTER_FAULT.lost(memory);
    }
    var looked =
        new Verdict(
            new Decision(next, reason, "wanted", Phase.READY, Attention.NONE, null), memory);
    var told = AfterFault.toldOfLosses(looked).decision();
    assertThat(told.next()).as("it goes on").isEqualTo(next);
    assertThat(told.sentence())
        .isEqualTo(
            told.attention() == Attention.STUCK
                ? "wanted; the answers to " + number + " commands in a row were lost"
                : "wanted");
    return told.attention();
  }

  @Test
  void whatMayOnlyLagIsTriedForAsLongAsControllersMayTakeToAgree() {
    var pauses =
        Stream.iterate(
                AFTER_FAULT.tryAgainOrAsk(SEEN, NOW, "MF-EX-X", "not found.", List.of()),
                verdict ->
                    AFTER_FAULT.tryAgainOrAsk(
                        verdict.memory(), NOW, "MF-EX-X", "not found.", List.of()))
            .takeWhile(verdict -> !(verdict.decision().next() instanceof Action.Ask))
            .map(AfterFaultTest::pause)
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(pauses).isEqualTo(Timings.DEFAULT.settle());
  }

  @Test
  void whatMayOnlyLagIsTriedFourTimesBeforeOneAsks() {
    var third =
        AFTER_FAULT.tryAgainOrAsk(
            SEEN.withTries(LAGGING, 2), NOW, "MF-EX-X", "not found.", List.of());
    var fourth =
        AFTER_FAULT.tryAgainOrAsk(
            SEEN.withTries(LAGGING, 4), NOW, "MF-EX-X", "not found.", List.of());

    assertThat(pause(third)).isEqualTo(Duration.ofMinutes(4));
    assertThat(fourth.decision().next())
        .isEqualTo(
            new Action.Ask(
                new Question(
                    Question.Code.REFUSED,
                    "Exchange refused (MF-EX-X): not found. It is tried again once an hour.",
                    List.of(Choice.LOOK_AGAIN, Choice.LEAVE),
                    "refused/MF-EX-X")));
    assertThat(fourth.memory().repairs().refusal()).isNotNull();
    assertThat(
            AFTER_FAULT
                .tryAgainOrAsk(
                    fourth.memory().withRefusal(null),
                    NOW.plus(Duration.ofHours(1)),
                    "MF-EX-X",
                    "not found.",
                    List.of())
                .decision()
                .next())
        .as("an hour later it is not tried four times more, with nothing asked meanwhile")
        .isInstanceOf(Action.Ask.class);
  }

  /** One was told of a request, and went away before it passed it on. */
  @Test
  void nobodyIsAskedWhatASilentControllerMayKnow() {
    var silent = new SilentController("dc1.target.example", NOW.minus(Duration.ofHours(11)));
    var tried = SEEN.withTries(LAGGING, 4);

    var held = AFTER_FAULT.tryAgainOrAsk(tried, NOW, "MF-EX-X", "not found.", List.of(silent));
    var tooLong =
        AFTER_FAULT.tryAgainOrAsk(
            tried, NOW.plus(Duration.ofHours(1)), "MF-EX-X", "not found.", List.of(silent));

    assertThat(held.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(held.decision().reason().leavesActsOpen()).isTrue();
    assertThat(held.decision().sentence()).contains("dc1.target.example has not answered since");
    assertThat(held.memory()).as("the tries begin anew").isEqualTo(SEEN);
    assertThat(held.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(tooLong.decision().next()).isInstanceOf(Action.Ask.class);
  }

  @Test
  void whatWasAwayForLongDoesNotMakeALagOneToAskAbout() {
    var away = SEEN;
    for (var i = 0; i < 4; i++) {
      away = AFTER_FAULT.nothingDone(away, "away.").memory();
    }

    var lagging =
        AFTER_FAULT.tryAgainOrAsk(away, NOW, "MF-EX-COMPLETED-REMAINS", "it remains.", List.of());

    assertThat(pause(lagging)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void everyKindOfFaultIsCountedByItself() {
    var memory = SEEN;
    for (var i = 0; i < 4; i++) {
      memory = AFTER_FAULT.nothingDone(memory, "away.").memory();
      memory = AFTER_FAULT.tryAgainOrAsk(memory, NOW, "MF-EX-X", "not found.", List.of()).memory();
      memory = AFTER_FAULT.counted(memory);
      memory = AFTER_FAULT.lost(memory);
    }

    for (var kind : FaultKind.values()) {
      assertThat(memory.repairs().tries(kind)).as(kind.name()).isEqualTo(4);
    }
    assertThat(AFTER_FAULT.tryAgainOrAsk(memory, NOW, "MF-EX-X", "x.", List.of()).decision().next())
        .isInstanceOf(Action.Ask.class);
    assertThat(memory.withoutTries()).isEqualTo(SEEN);
  }

  @Test
  void anUnknownAnswerIsAskedAboutTheFifthTime() {
    for (var before = 0; before < 5; before++) {
      var memory = SEEN.withTries(UNKNOWN_WORDS, before);
      var looked = AFTER_FAULT.busy(AFTER_FAULT.counted(memory), "still as it was.", Duration.ZERO);

      var verdict =
          AFTER_FAULT.afterUnknownAnswer(
              memory, looked, Action.Suspend.class, NOW, "MF-EX-UNKNOWN", "strange words.");

      assertThat(verdict.decision().next() instanceof Action.Ask).isEqualTo(before == 4);
    }
  }

  @Test
  void anUnknownAnswerToACommandThatRanIsForgotten() {
    var looked = AFTER_FAULT.busy(SEEN, "it ran.", Duration.ZERO);

    var verdict =
        AFTER_FAULT.afterUnknownAnswer(
            SEEN.withTries(UNKNOWN_WORDS, 4),
            looked,
            Action.Suspend.class,
            NOW,
            "MF-EX-UNKNOWN",
            "?");

    assertThat(verdict).isEqualTo(looked);
  }

  @Test
  void aSubmissionWithAnUnknownAnswerIsLookedForAndNotCalledUndone() {
    var unconfirmed = AfterFault.unconfirmed(Memory.FRESH, Action.Submit.class, NOW);
    var looked = AFTER_FAULT.busy(AFTER_FAULT.counted(unconfirmed), "looking.", Duration.ZERO);

    var verdict =
        AFTER_FAULT.afterUnknownAnswer(
            Memory.FRESH, looked, Action.Submit.class, NOW, "MF-EX-UNKNOWN", "?");

    assertThat(verdict).isEqualTo(looked);
    assertThat(verdict.memory().submission()).isEqualTo(new Submission.Unconfirmed(NOW));
  }

  @Test
  void onlyASubmissionMakesARequestPossible() {
    assertThat(AfterFault.unconfirmed(SEEN, Action.Release.class, NOW)).isEqualTo(SEEN);
    assertThat(AfterFault.lostWithItsWorker(SEEN, new Action.Submit())).isEqualTo(SEEN);
    assertThat(AfterFault.lostWithItsWorker(Memory.FRESH, new Action.Submit()).submission())
        .isEqualTo(new Submission.Unconfirmed(null));
  }

  @Test
  void anUnknownAnswerThatALookDidNotCountIsNotCountedTwice() {
    var asBefore = AFTER_FAULT.busy(SEEN.withTries(UNKNOWN_WORDS, 4), "as before.", Duration.ZERO);

    var verdict =
        AFTER_FAULT.afterUnknownAnswer(
            asBefore.memory(), asBefore, Action.Suspend.class, NOW, "MF-EX-UNKNOWN", "?");

    assertThat(verdict).isEqualTo(asBefore);
  }

  @Test
  void whatWasLostWithItsWorkerLeavesOnlyWhatMayHaveRunBehind() {
    var fresh = Memory.FRESH;

    assertThat(AfterFault.lostWithItsWorker(SEEN, new Action.Suspend()))
        .isEqualTo(SEEN.withSuspendedByUs(true));
    assertThat(AfterFault.lostWithItsWorker(fresh, new Action.Suspend()))
        .isEqualTo(fresh.withSuspendedByUs(true));
    assertThat(
            List.of(
                new Action.WaitAndLook(Duration.ZERO),
                new Action.Release(),
                new Action.Park(),
                new Action.Resume(),
                new Action.Withdraw(),
                new Action.Verify(),
                new Action.CleanUp()))
        .allSatisfy(lost -> assertThat(AfterFault.lostWithItsWorker(fresh, lost)).isEqualTo(fresh));
  }

  @Test
  void aFaultTellsTheSamePhaseAsALook() {
    var arrivedBeforeAnythingWasSent =
        Memory.FRESH.withVerification(
            SituationFixture.unverified(Duration.ofMinutes(1), Duration.ofMinutes(1)));

    assertThat(AFTER_FAULT.nothingDone(arrivedBeforeAnythingWasSent, "away.").decision().phase())
        .isEqualTo(Phase.VERIFYING);
    assertThat(AFTER_FAULT.nothingDone(SEEN, "away.").decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(
            AFTER_FAULT
                .nothingDone(SEEN.withReleased(ago(Duration.ofMinutes(1))), "away.")
                .decision()
                .phase())
        .isEqualTo(Phase.CUTTING_OVER);
    assertThat(AFTER_FAULT.nothingDone(Memory.FRESH, "away.").decision().phase())
        .isEqualTo(Phase.SUBMITTING);
  }

  private static @Nullable Duration pause(Verdict verdict) {
    return verdict.decision().next() instanceof Action.WaitAndLook(var time, _) ? time : null;
  }
}
