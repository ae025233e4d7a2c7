package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Decision;
import io.mailferry.model.policy.Phase;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderNote;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators say to a migration, and what it answers. */
class OperatorsTest {
  private final WorkflowFixture stage = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void aPauseByUpdateAnswersThatTheRequestRests() {
    var migration = copying();

    var answer = migration.pause(Given.ANNA);

    assertThat(answer.decided()).contains("paused by anna", "quarter's end");
    stage.settles();
    assertThat(stage.exchange.commands()).containsExactly("submitMove", "suspendMove");
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);
  }

  @Test
  void aPauseLastsUntilItIsLifted() {
    var migration = copying();
    migration.pause(Given.ANNA);
    stage.passes(Duration.ofDays(30));
    assertThat(phaseOf(migration)).isEqualTo(Phase.PAUSED);

    var answer = migration.resume(Given.BEN);

    assertThat(answer.decided()).isNotBlank();
    stage.settles();
    assertThat(stage.exchange.commands())
        .containsExactly("submitMove", "suspendMove", "resumeMove");
    assertThat(phaseOf(migration)).isEqualTo(Phase.COPYING);
  }

  @Test
  void aPauseByBareSignalCountsAsUnsigned() {
    var migration = copying();

    stub(migration).signal("pause");
    stage.settles();

    assertThat(migration.status().orders().pause()).isEqualTo(Order.UNSIGNED);
    stub(migration).signal("resume");
    stage.settles();
    assertThat(phaseOf(migration)).isEqualTo(Phase.COPYING);
  }

  @Test
  void aPauseBySignalTakesNothingASentenceOrAWholeOrder() {
    var migration = copying();

    stub(migration).signal("pause", (Object) null);
    stage.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Order.UNSIGNED);

    stub(migration).signal("resume", "the storm is over");
    stub(migration).signal("pause", "another storm");
    stage.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Order.because("another storm"));

    stub(migration).signal("pause", Given.ANNA);
    stage.settles();
    assertThat(migration.status().orders().pause()).isEqualTo(Given.ANNA);
    assertThat(stage.exchange.orders())
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
    stage.reaches(migration, SYNCED);
    stage.passes(Duration.ofDays(10));

    assertThat(stage.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.resume(Given.BEN).decided()).contains("released");
    stage.settles();
    assertThat(stage.exchange.commands()).containsExactly("submitMove", "cutOver");
  }

  @Test
  void anOrderThatChangesNothingIsRefused() {
    var migration = copying();

    refuses(migration, () -> migration.resume(Given.ANNA), "neither paused nor held");
    refuses(migration, () -> migration.answer(Choice.RESUME, Given.ANNA), "no question is open");
    migration.hold(Given.ANNA);
    refuses(migration, () -> migration.hold(Given.BEN), "held already");
    migration.pause(Given.ANNA);
    refuses(migration, () -> migration.pause(Given.BEN), "paused already");
  }

  @Test
  void nothingIsOrderedWhileExchangeCompletes() {
    var migration = copying();
    stage.reaches(migration, COMPLETION_IN_PROGRESS);

    refuses(migration, () -> migration.cancel(Given.BEN), "completing the move");
    refuses(migration, () -> migration.pause(Given.BEN), "cannot be paused any more");
    refuses(migration, () -> migration.hold(Given.BEN), "cannot be held any more");
    assertThat(stage.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void aCancellationWithdrawsTheRequestAndEndsTheMigration() {
    var migration = copying();

    var answer = migration.cancel(Given.BEN);

    assertThat(answer.decided()).contains("cancelled");
    assertThat(stage.ends(migration)).isEqualTo(new MigrationOutcome.Withdrawn(Given.BEN.reason()));
    assertThat(stage.exchange.commands()).containsExactly("submitMove", "withdrawMove");
  }

  @Test
  void aCancellationAfterTheMoveIsRefusedOrPassedOver() {
    var migration = copying();
    stage.reaches(migration, COMPLETED);

    refuses(migration, () -> migration.cancel(Given.BEN), "the mailbox has moved");
    migration.cancelSignalled(Given.BEN);

    assertThat(stage.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(stage.exchange.orders()).isEmpty();
  }

  @Test
  void aHundredRetriesAreHarmless() {
    var migration = copying();

    for (var i = 0; i < 100; i++) {
      assertThat(migration.retry(Given.ANNA).decided()).isNotBlank();
    }

    stage.settles();
    assertThat(stage.exchange.commands()).containsExactly("submitMove");
    assertThat(stage.exchange.orders()).hasSize(100);
    stage.reaches(migration, SYNCED);
    stage.reaches(migration, COMPLETED);
    assertThat(stage.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void aQuestionWaitsAndAnAnswerSettlesIt() {
    var migration = copying();
    stage.reaches(migration, SUSPENDED);
    stage.passes(Duration.ofDays(3));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);

    refuses(migration, () -> migration.answer(Choice.ACCEPT, Given.ANNA), "offers");
    var answer = migration.answer(Choice.RESUME, Given.ANNA);

    assertThat(answer.decided()).contains("resumed on an operator's answer");
    stage.settles();
    assertThat(migration.status().question()).isNull();
    assertThat(stage.exchange.commands()).containsExactly("submitMove", "resumeMove");
    assertThat(stage.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(tuple("answer resume", true));
  }

  @Test
  void anAnswerIsUsedOnce() {
    var migration = copying();
    stage.reaches(migration, SUSPENDED);
    migration.answer(Choice.RESUME, Given.ANNA);
    stage.settles();

    stage.reaches(migration, SUSPENDED);

    assertThat(codeOf(migration)).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    assertThat(stage.exchange.commands()).containsExactly("submitMove", "resumeMove");
  }

  @Test
  void aRetryAnswersAQuestionByLookingAgain() {
    var migration = copying();
    stage.reaches(migration, SUSPENDED);
    stage.exchange.mailbox().is(IN_PROGRESS);

    assertThat(migration.retry(Given.ANNA).decided()).contains("Exchange is at work");
  }

  @Test
  void aShortfallAfterTheMoveIsAcceptedByAPerson() {
    stage.exchange.failsVerification("logging on failed");
    var migration = copying();
    stage.reaches(migration, COMPLETED);
    stage.passes(Duration.ofHours(1));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.NOT_VERIFIED);

    migration.answer(Choice.ACCEPT, Given.BEN);

    assertThat(stage.ends(migration))
        .isInstanceOfSatisfying(
            MigrationOutcome.Moved.class, moved -> assertThat(moved.accepted()).isTrue());
  }

  @Test
  void anObstacleIsAQuestionUntilItIsGone() {
    stage.exchange.hasObstacles("the target forest has no mail user", "the quota is too small");
    var migration = stage.migrates();
    stage.passes(Duration.ofHours(5));
    assertThat(codeOf(migration)).isEqualTo(Question.Code.OBSTACLES);
    assertThat(decisionOf(migration).sentence()).contains("no mail user", "quota");
    assertThat(stage.exchange.commands()).isEmpty();

    stage.exchange.hasObstacles();
    migration.retry(Given.ANNA);

    stage.settles();
    assertThat(stage.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().question()).isNull();
  }

  @Test
  void anObstacleThatGoesAwayNeedsNoPerson() {
    stage.exchange.hasObstacles("the target forest has no mail user");
    stage.migrates();
    stage.settles();

    stage.exchange.hasObstacles();
    stage.passes(Duration.ofHours(2));

    assertThat(stage.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void anObstacleThatIsLeftEndsTheMigrationWithoutTouchingAnything() {
    stage.exchange.hasObstacles("the quota is too small");
    stage.exchange.mailbox().is(IN_PROGRESS);
    var migration = stage.migrates();
    stage.settles();

    migration.answer(Choice.LEAVE, Given.ANNA);

    assertThat(stage.ends(migration))
        .isEqualTo(new MigrationOutcome.NotStarted(List.of("the quota is too small")));
    assertThat(stage.exchange.commands()).isEmpty();
    assertThat(stage.exchange.outcomes()).hasSize(1);
  }

  @Test
  void anObstacleDoesNotStandInTheWayOfACancellation() {
    stage.exchange.hasObstacles("the quota is too small");
    var migration = stage.migrates();
    stage.settles();

    assertThat(migration.cancel(Given.BEN).decided()).contains("withdrawn");

    assertThat(stage.ends(migration)).isEqualTo(new MigrationOutcome.Withdrawn(Given.BEN.reason()));
    assertThat(stage.exchange.commands()).isEmpty();
  }

  @Test
  void anOrderGivenWhileAStepRunsIsConsideredAtOnce() {
    var submitting = stage.exchange.stops("submitMove");
    var migration = stage.migrates();
    submitting.awaitArrival();
    var before = stage.now();

    migration.pauseSignalled(Given.ANNA);
    submitting.open();
    stage.settles();

    assertThat(stage.exchange.commands()).containsExactly("submitMove", "suspendMove");
    assertThat(Duration.between(before, stage.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void anOrderGivenBeforeTheFirstDecisionIsAnsweredWithADecision() {
    var lookingUp = stage.exchange.stops("lookUpMailbox");
    var migration = stage.migrates();
    lookingUp.awaitArrival();
    var handle =
        stub(migration)
            .startUpdate("pause", WorkflowUpdateStage.ACCEPTED, OrderReply.class, Given.ANNA);

    lookingUp.open();

    assertThat(handle.getResult().decided()).contains("before anything was submitted");
    assertThat(stage.exchange.commands()).isEmpty();
  }

  @Test
  void anOrderIsAnsweredEvenWhenExchangeDoesNotAnswer() {
    var migration = copying();
    stage.exchange.isAwayFor(10);
    var handle =
        stub(migration)
            .startUpdate("hold", WorkflowUpdateStage.ACCEPTED, OrderReply.class, Given.ANNA);

    stage.passes(Duration.ofSeconds(10));

    assertThat(handle.getResult().decided()).startsWith("noted");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
  }

  @Test
  void ordersGivenAfterTheEndAreRefused() {
    stage.exchange.mailbox().livesInItsTarget();
    var migration = stage.migrates();
    stage.ends(migration);

    assertThatThrownBy(() -> migration.pause(Given.ANNA)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void everyOrderIsWrittenDownWithReasonAndName() {
    var migration = copying();
    migration.hold(Given.ANNA);
    migration.resume(Given.BEN);
    migration.cancel(Given.BEN);
    stage.ends(migration);

    assertThat(stage.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::order)
        .containsExactly(
            tuple("hold", Given.ANNA), tuple("resume", Given.BEN), tuple("cancel", Given.BEN));
  }

  private MailboxMigration copying() {
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, IN_PROGRESS);
    return migration;
  }

  private static WorkflowStub stub(MailboxMigration migration) {
    return WorkflowStub.fromTyped(migration);
  }

  private void refuses(MailboxMigration migration, ThrowingCallable order, String why) {
    stage.settles();
    var events = stage.eventsThatSaySomething(migration);

    assertThatThrownBy(order)
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining(why);
    assertThat(stage.eventsThatSaySomething(migration))
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
