package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators say to a migration, and what it answers. */
class OperatorsTest {
  private static final Instant WAS_GIVEN = Instant.parse("2026-03-02T20:00:00Z");
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void aPauseByUpdateAnswersThatTheRequestRests() {
    var migration = copying();

    var answer = migration.pause(Given.ANNA);

    assertThat(answer.decided()).contains("paused by anna", "quarter's end");
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "suspendMove");
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);
  }

  @Test
  void aPauseLastsUntilItIsLifted() {
    var migration = copying();
    migration.pause(Given.ANNA);
    fixture.passes(Duration.ofDays(30));
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);

    var answer = migration.resume(Given.BEN);

    assertThat(answer.decided()).isNotBlank();
    fixture.settles();
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "suspendMove", "resumeMove");
    assertThat(phaseOf(migration)).isEqualTo(Phase.COPYING);
  }

  @Test
  void aPauseByBareSignalCountsAsUnsigned() {
    var migration = copying();

    stub(migration).signal("pause");
    fixture.settles();

    assertThat(migration.status().orders().pause()).isEqualTo(Order.UNSIGNED);
    stub(migration).signal("resume");
    fixture.settles();
    assertThat(phaseOf(migration)).isEqualTo(Phase.COPYING);
  }

  @Test
  void aPauseBySignalTakesNothingASentenceOrAWholeOrder() {
    var migration = copying();

    stub(migration).signal("pause", (Object) null);
    fixture.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Order.UNSIGNED);

    stub(migration).signal("resume", "the storm is over");
    stub(migration).signal("pause", "another storm");
    fixture.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Order.because("another storm"));

    stub(migration).signal("pause", Given.ANNA);
    fixture.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Given.ANNA);
    assertThat(fixture.exchange.orders())
        .extracting(note -> note.order().reason())
        .contains("the storm is over", "another storm", "quarter's end");
  }

  @Test
  void anUpdateWithoutOrderCountsAsUnsigned() {
    var migration = copying();

    stub(migration).update("pause", OrderReply.class, (Object) null);

    assertThat(migration.status().orders().pause()).isEqualTo(Order.UNSIGNED);
  }

  @Test
  void aHoldLetsTheCopyGoOnAndKeepsTheCutoverBack() {
    var migration = copying();

    assertThat(migration.hold(Given.ANNA).decided()).isNotBlank();
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofDays(10));

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.resume(Given.BEN).decided()).contains("released");
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
  }

  @Test
  void anOrderThatChangesNothingIsRefused() {
    var migration = copying();

    refuses(migration, () -> migration.resume(Given.ANNA), "neither paused nor held");
    refuses(
        migration, () -> migration.answer(Choice.RESUME, Given.ANNA, null), "no question is open");
    migration.hold(Given.ANNA);
    refuses(migration, () -> migration.hold(Given.BEN), "held already");
    migration.pause(Given.ANNA);
    refuses(migration, () -> migration.pause(Given.BEN), "paused already");
  }

  @Test
  void nothingIsOrderedWhileExchangeCompletes() {
    var migration = copying();
    fixture.reaches(migration, COMPLETION_IN_PROGRESS);

    refuses(migration, () -> migration.cancel(Given.BEN), "completing the move");
    refuses(migration, () -> migration.pause(Given.BEN), "cannot be paused any more");
    refuses(migration, () -> migration.hold(Given.BEN), "cannot be held any more");
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void aCancellationWithdrawsTheRequestAndEndsTheMigration() {
    var migration = copying();

    var answer = migration.cancel(Given.BEN);

    assertThat(answer.decided()).contains("cancelled");
    assertThat(fixture.ends(migration))
        .isEqualTo(new MigrationOutcome.Withdrawn(Given.BEN.reason()));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "withdrawMove");
  }

  @Test
  void aCancellationAfterTheMoveIsRefusedOrPassedOver() {
    var migration = copying();
    fixture.reaches(migration, COMPLETED);

    refuses(migration, () -> migration.cancel(Given.BEN), "the mailbox has moved");
    migration.cancelSignalled(Given.BEN);

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.orders()).isEmpty();
  }

  @Test
  void aHundredRetriesAreHarmless() {
    var migration = copying();

    for (var i = 0; i < 100; i++) {
      assertThat(migration.retry(Given.ANNA).decided()).isNotBlank();
    }

    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(fixture.exchange.orders()).hasSize(100);
    fixture.reaches(migration, SYNCED);
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void aQuestionWaitsAndAnAnswerSettlesIt() {
    var migration = copying();
    fixture.reaches(migration, SUSPENDED);
    fixture.passes(Duration.ofDays(3));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);

    refuses(migration, () -> migration.answer(Choice.ACCEPT, Given.ANNA, null), "offers");
    var answer = migration.answer(Choice.RESUME, Given.ANNA, null);

    assertThat(answer.decided()).contains("resumed on an operator's answer");
    fixture.settles();
    assertThat(migration.status().question()).isNull();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "resumeMove");
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(tuple("answer resume", true));
  }

  @Test
  void anAnswerIsUsedOnce() {
    var migration = copying();
    fixture.reaches(migration, SUSPENDED);
    migration.answer(Choice.RESUME, Given.ANNA, null);
    fixture.settles();

    fixture.reaches(migration, SUSPENDED);

    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "resumeMove");
  }

  @Test
  void aRetryAnswersAQuestionByLookingAgain() {
    var migration = copying();
    fixture.reaches(migration, SUSPENDED);
    fixture.exchange.mailbox().is(IN_PROGRESS);

    assertThat(migration.retry(Given.ANNA).decided()).contains("Exchange is working on the move");
  }

  @Test
  void aShortfallAfterTheMoveIsAcceptedByAPerson() {
    fixture.exchange.failsVerification("logging on failed");
    var migration = copying();
    fixture.reaches(migration, COMPLETED);
    fixture.passes(Duration.ofHours(1));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.NOT_VERIFIED);

    migration.answer(Choice.ACCEPT, Given.BEN, null);

    assertThat(fixture.ends(migration))
        .isInstanceOfSatisfying(
            MigrationOutcome.Moved.class, moved -> assertThat(moved.accepted()).isTrue());
  }

  @Test
  void anObstacleIsAQuestionUntilItIsGone() {
    fixture.exchange.hasObstacles("the target forest has no mail user", "the quota is too small");
    var migration = fixture.migrates();
    // Not at a moment at which it looks again.
    fixture.passes(Duration.ofHours(5).plusMinutes(10));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.OBSTACLES);
    assertThat(decisionOf(migration).sentence()).contains("no mail user", "quota");
    assertThat(fixture.exchange.commands()).isEmpty();

    fixture.exchange.hasObstacles();
    migration.retry(Given.ANNA);

    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().question()).isNull();
  }

  @Test
  void anObstacleThatGoesAwayNeedsNoPerson() {
    fixture.exchange.hasObstacles("the target forest has no mail user");
    fixture.migrates();
    fixture.settles();

    fixture.exchange.hasObstacles();
    fixture.passes(Duration.ofHours(2));

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void anObstacleThatIsLeftEndsTheMigrationWithoutTouchingAnything() {
    fixture.exchange.hasObstacles("the quota is too small");
    fixture.exchange.mailbox().is(IN_PROGRESS);
    var migration = fixture.migrates();
    fixture.settles();

    migration.answer(Choice.LEAVE, Given.ANNA, null);

    assertThat(fixture.ends(migration))
        .isEqualTo(new MigrationOutcome.NotStarted(List.of("the quota is too small")));
    assertThat(fixture.exchange.commands()).isEmpty();
    assertThat(fixture.exchange.outcomes()).hasSize(1);
  }

  @Test
  void anObstacleDoesNotStandInTheWayOfACancellation() {
    fixture.exchange.hasObstacles("the quota is too small");
    var migration = fixture.migrates();
    fixture.settles();

    assertThat(migration.cancel(Given.BEN).decided()).contains("withdrawn");

    assertThat(fixture.ends(migration))
        .isEqualTo(new MigrationOutcome.Withdrawn(Given.BEN.reason()));
    assertThat(fixture.exchange.commands()).isEmpty();
  }

  @Test
  void anOrderGivenWhileAStepRunsIsConsideredAtOnce() {
    var submitting = fixture.exchange.stops("submitMove");
    var migration = fixture.migrates();
    submitting.awaitArrival();
    var before = fixture.now();

    migration.pauseSignalled(Given.ANNA);
    submitting.open();
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "suspendMove");
    assertThat(Duration.between(before, fixture.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void anOrderGivenBeforeTheFirstDecisionIsAnsweredWithADecision() {
    var lookingUp = fixture.exchange.stops("lookUpMailbox");
    var migration = fixture.migrates();
    lookingUp.awaitArrival();
    var handle =
        stub(migration)
            .startUpdate("pause", WorkflowUpdateStage.ACCEPTED, OrderReply.class, Given.ANNA);

    lookingUp.open();

    assertThat(handle.getResult().decided()).contains("before anything was submitted");
    assertThat(fixture.exchange.commands()).isEmpty();
  }

  @Test
  void anOrderIsAnsweredEvenWhenExchangeDoesNotAnswer() {
    var migration = copying();
    fixture.exchange.isAwayFor(10);
    var handle =
        stub(migration)
            .startUpdate("hold", WorkflowUpdateStage.ACCEPTED, OrderReply.class, Given.ANNA);

    fixture.passes(Duration.ofSeconds(10));

    assertThat(handle.getResult().decided()).startsWith("noted");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
  }

  @Test
  void whatStandsForTheWaveIsNotLiftedByAMailboxsName() {
    var migration = copying();
    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "hold", Given.ANNA, StandingOrders.NONE.held(Given.ANNA)));
    fixture.reaches(migration, SYNCED);

    refuses(migration, () -> migration.resume(Given.BEN), "its whole wave is held by anna");
    fixture.passes(Duration.ofDays(10));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");

    migration.waveOrdered(new WaveOrdered(Given.WAVE, "resume", Given.BEN, StandingOrders.NONE));
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::order)
        .containsExactly(tuple("hold", Given.ANNA), tuple("resume", Given.BEN));
  }

  @Test
  void whatItsWaveWasOrderedBeforeIsToldTooLate() {
    var migration = copying();
    var held = StandingOrders.NONE.held(Given.ANNA).given(WAS_GIVEN);
    migration.waveOrdered(new WaveOrdered(Given.WAVE, "hold", Given.ANNA, held));
    fixture.reaches(migration, SYNCED);

    migration.waveOrdered(
        new WaveOrdered(
            Given.WAVE, "resume", Given.BEN, StandingOrders.NONE.given(WAS_GIVEN.minusMillis(1))));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
  }

  @Test
  void whatAnotherWaveIsOrderedIsNotForIt() {
    var migration = copying();
    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "hold", Given.ANNA, StandingOrders.NONE.held(Given.ANNA)));
    fixture.reaches(migration, SYNCED);

    migration.waveOrdered(
        new WaveOrdered(new WaveName("winter"), "resume", Given.BEN, StandingOrders.NONE));
    migration.waveOrdered(
        new WaveOrdered(
            new WaveName("winter"), "cancel", Given.BEN, StandingOrders.NONE.cancelled(Given.BEN)));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
    assertThat(migration.status().orders().cancel()).isNull();
  }

  @Test
  void whatAMailboxWasOrderedByNameIsNotLiftedByItsWave() {
    var migration = copying();
    migration.hold(Given.ANNA);
    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "pause", Given.BEN, StandingOrders.NONE.paused(Given.BEN)));
    fixture.settles();
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);

    migration.waveOrdered(new WaveOrdered(Given.WAVE, "resume", Given.BEN, StandingOrders.NONE));
    fixture.settles();
    fixture.reaches(migration, SYNCED);

    assertThat(phaseOf(migration)).isEqualTo(Phase.READY);
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
    assertThat(fixture.exchange.commands()).doesNotContain("cutOver");
  }

  @Test
  void aResumeSaysWhatItLiftsAndWhatHoldsAllTheSame() {
    var migration = copying();
    migration.pause(Given.ANNA);
    migration.hold(Given.ANNA);
    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "hold", Given.BEN, StandingOrders.NONE.held(Given.BEN)));

    assertThat(migration.lift(Lift.PAUSE, Given.BEN).decided())
        .startsWith(
            "its pause is lifted; its cutover stays held by anna; its whole wave is held by ben");
    refuses(migration, () -> migration.lift(Lift.PAUSE, Given.BEN), "not given that order");
    assertThat(migration.resume(Given.BEN).decided())
        .startsWith("its hold is lifted; its whole wave is held by ben: resume the wave. ");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.BEN);
  }

  @Test
  void anOrderThatArrivesOnTwoWaysIsOneOrder() {
    var migration = copying();
    var pause = new Order("a storm", "anna", "one-of-a-kind");

    migration.pauseSignalled(pause);
    fixture.settles();
    stub(migration).signal("pause", pause);
    migration.resume(Given.BEN);
    stub(migration).signal("pause", pause);
    fixture.settles();

    assertThat(migration.status().orders().pause()).isNull();
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb)
        .containsExactly("pause", "resume");
  }

  @Test
  void anAnswerBySignalSettlesTheQuestionThatOffersIt() {
    var migration = copying();
    fixture.reaches(migration, SUSPENDED);

    migration.answerSignalled(Choice.ACCEPT, Given.ANNA, null);
    fixture.settles();
    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    migration.answerSignalled(Choice.RESUME, Given.ANNA, null);
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "resumeMove");
    migration.answerSignalled(Choice.LEAVE, Given.ANNA, null);
    fixture.reaches(migration, SYNCED);
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb)
        .containsExactly("answer resume");
  }

  @Test
  void aRetryLiftsNoPause() {
    var migration = copying();
    migration.pause(Given.ANNA);

    migration.retry(Given.BEN);
    fixture.settles();

    assertThat(migration.status().orders().pause()).isEqualTo(Given.ANNA);
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "suspendMove");
  }

  @Test
  void aRetryThatAWaveRelaysLiftsNoPauseEither() {
    var migration = copying();
    migration.pause(Given.ANNA);

    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "retry", Given.BEN, StandingOrders.NONE.held(Given.BEN)));
    migration.retrySignalled(Given.BEN);
    fixture.settles();

    assertThat(migration.status().orders().hold()).as("it only looks").isNull();
    assertThat(migration.status().orders().pause()).isEqualTo(Given.ANNA);
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "suspendMove");
  }

  @Test
  void aResumeAnswersNoQuestionThatIsAskedAfterIt() {
    asksAboutASuspensionThatItSeesAfter(migration -> migration.resume(Given.BEN));
  }

  @Test
  void aResumeBySignalAnswersNoQuestionThatIsAskedAfterItEither() {
    asksAboutASuspensionThatItSeesAfter(migration -> migration.resumeSignalled(Given.BEN));
  }

  private void asksAboutASuspensionThatItSeesAfter(Consumer<MailboxMigration> resume) {
    var migration = copying();
    migration.hold(Given.ANNA);
    fixture.settles();
    fixture.exchange.mailbox().is(SUSPENDED);

    resume.accept(migration);
    fixture.settles();

    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void nothingIsRefusedForWhatWasSeenHoursAgo() {
    var migration = copying();
    fixture.reaches(migration, COMPLETION_IN_PROGRESS);
    fixture.exchange.isAwayFor(1_000);
    fixture.passes(Duration.ofHours(3));
    fixture.exchange.isAwayFor(0);
    fixture.exchange.mailbox().is(IN_PROGRESS);

    assertThat(migration.hold(Given.ANNA).decided()).isNotBlank();

    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
  }

  @Test
  void aCancellationInTemporalIsTheOrderCancel() {
    var migration = copying();

    stub(migration).cancel();

    endsAsTemporalSaysOfACancelled(migration);
    assertThat(migration.status().outcome()).isInstanceOf(MigrationOutcome.Withdrawn.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "withdrawMove");
    assertThat(fixture.exchange.orders())
        .singleElement()
        .satisfies(note -> assertThat(note.order().reason()).contains("cancelled in Temporal"));
  }

  @Test
  void aCancellationInTemporalAfterTheMoveIsPassedOver() {
    var migration = copying();
    fixture.reaches(migration, COMPLETED);

    stub(migration).cancel();
    fixture.settles();
    assertThat(migration.retry(Given.ANNA).decided()).contains("moved and verified");

    endsAsTemporalSaysOfACancelled(migration);
    assertThat(migration.status().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.commands()).endsWith("cleanUpMove");
  }

  @Test
  void aMovedMailboxGivesWayToAnotherWave() {
    var migration = copying();
    fixture.reaches(migration, COMPLETED);
    var before = fixture.now();

    migration.giveWay(Given.BEN);

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.commands()).endsWith("cleanUpMove");
    assertThat(Duration.between(before, fixture.now())).isLessThan(Duration.ofHours(1));
  }

  @Test
  void ordersGivenAfterTheEndAreRefused() {
    fixture.exchange.mailbox().livesInItsTarget();
    var migration = fixture.migrates();
    fixture.ends(migration);

    assertThatThrownBy(() -> migration.pause(Given.ANNA)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void everyOrderIsWrittenDownWithReasonAndName() {
    var migration = copying();
    migration.hold(Given.ANNA);
    migration.resume(Given.BEN);
    migration.cancel(Given.BEN);
    fixture.ends(migration);

    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::order)
        .containsExactly(
            tuple("hold", Given.ANNA), tuple("resume", Given.BEN), tuple("cancel", Given.BEN));
  }

  /** Whatever a workflow returns after somebody asked for its cancellation, the SDK calls it so. */
  private void endsAsTemporalSaysOfACancelled(MailboxMigration migration) {
    assertThatThrownBy(() -> fixture.ends(migration))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
  }

  private MailboxMigration copying() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);
    return migration;
  }

  private static WorkflowStub stub(MailboxMigration migration) {
    return WorkflowStub.fromTyped(migration);
  }

  private void refuses(MailboxMigration migration, ThrowingCallable order, String why) {
    fixture.settles();
    var events = fixture.eventsThatSaySomething(migration);

    assertThatThrownBy(order)
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining(why);
    assertThat(fixture.eventsThatSaySomething(migration))
        .as("a refusal leaves no trace")
        .isEqualTo(events);
  }

  private static Decision decisionOf(MailboxMigration migration) {
    return Objects.requireNonNull(migration.status().decision());
  }

  private static Phase phaseOf(MailboxMigration migration) {
    return decisionOf(migration).phase();
  }

  private static Question.Code codeOf(MailboxMigration migration) {
    return Objects.requireNonNull(migration.status().question()).code();
  }
}
