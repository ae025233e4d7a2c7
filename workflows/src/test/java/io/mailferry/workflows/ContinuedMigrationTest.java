package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration goes on in a new run with everything that matters. */
class ContinuedMigrationTest {
  /** Past this many events, the server suggests a new run. */
  private static final int LONG = 4_096;

  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void looksAtOnceAndDoesNotBeginAgain() {
    fixture.exchange.mailbox().is(IN_PROGRESS);
    fixture.migrates(continued(Orders.NONE));
    fixture.settles();

    assertThat(fixture.exchange.calls()).containsExactly("pollMove");
  }

  @Test
  void keepsTheOrdersInForce() {
    fixture.exchange.mailbox().is(SUSPENDED);
    var migration = fixture.migrates(continued(Orders.NONE.paused(Given.ANNA)));
    fixture.passes(Duration.ofDays(2));

    assertThat(fixture.exchange.commands()).isEmpty();
    migration.resumeSignalled(Given.ANNA);
    fixture.settles();
    assertThat(fixture.exchange.commands())
        .as("we know that it was us")
        .containsExactly("resumeMove");
  }

  @Test
  void announcesNoOutcomeTwice() {
    fixture.exchange.mailbox().is(COMPLETED);
    var task = continued(Orders.NONE);
    var migration =
        fixture.migrates(
            new MigrationTask(
                task.intention(), task.orders(), task.memory(), true, task.standing(), false));

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.outcomes()).isEmpty();
  }

  @Test
  void beginsANewRunWhenItsHistoryIsLongAndForgetsNothing() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);
    migration.hold(Given.ANNA);
    fixture.settles();
    var looking = looksAt(migration, IN_PROGRESS);
    getsALongHistory(migration);
    looking.open();
    fixture.settles();
    fixture.reaches(migration, SYNCED);

    isInANewRun(migration);
    assertThat(fixture.newest(migration).status().orders().hold()).isEqualTo(Given.ANNA);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    fixture.newest(migration).resume(Given.BEN);
    fixture.settles();
    fixture.exchange.mailbox().is(COMPLETED);
    assertThat(WorkflowStub.fromTyped(fixture.newest(migration)).getResult(MigrationOutcome.class))
        .isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
  }

  @Test
  void remembersInANewRunHowOftenItTried() {
    var migration = copies();
    fixture.exchange.mailbox().failsWith("MapiNetworkTransientException");
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    var looking = looksAt(migration, IN_PROGRESS);
    getsALongHistory(migration);
    looking.open();
    fixture.settles();

    isInANewRun(migration);
    var looks = fixture.inputs(fixture.newest(migration), "pollMove");
    assertThat(looks.getFirst().memory().repairs().resumes()).isEqualTo(1);
    assertThat(looks.getFirst().memory().repairs().lastResume()).isNotNull();
  }

  @Test
  void submitsNothingInANewRunThatMayHaveBeenSubmittedInTheOld() {
    fixture.exchange.loses("submitMove", PretendExchange.Loss.BEFORE_THE_COMMAND);
    var looking = fixture.exchange.stops("pollMove");
    var migration = fixture.migrates();
    fixture.passes(Duration.ofSeconds(2));
    looking.awaitArrival();
    getsALongHistory(migration);
    looking.open();
    fixture.settles();

    isInANewRun(migration);
    fixture.passes(Duration.ofMinutes(10));
    assertThat(fixture.exchange.commands()).as("the answer was lost 10 minutes ago").isEmpty();
    fixture.passes(Duration.ofMinutes(10));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void takesEveryOrderIntoTheNewRunAndWritesItDown() {
    var migration = copies();
    var looking = looksAt(migration, IN_PROGRESS);
    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "hold", Given.BEN, StandingOrders.NONE.held(Given.BEN)));
    migration.pauseSignalled(Given.ANNA);
    getsALongHistory(migration);
    looking.open();
    fixture.settles();

    isInANewRun(migration);
    var status = fixture.newest(migration).status();
    assertThat(status.orders()).isEqualTo(Orders.NONE.paused(Given.ANNA).held(Given.BEN));
    assertThat(status.standing()).isEqualTo(StandingOrders.NONE.held(Given.BEN));
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb)
        .containsExactly("hold", "pause");
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "suspendMove");
  }

  @Test
  void knowsInANewRunThatItsOutcomeIsToldAlready() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, COMPLETED);
    var looking = looksAt(migration, COMPLETED);
    getsALongHistory(migration);
    looking.open();
    fixture.settles();

    isInANewRun(migration);
    assertThat(fixture.newest(migration).status().outcome())
        .as("by it another wave finds out whether the mailbox is free")
        .isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(WorkflowStub.fromTyped(fixture.newest(migration)).getResult(MigrationOutcome.class))
        .isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
  }

  @Test
  void answersWhoeverGaveAnOrderBeforeItBeginsANewRun() {
    var migration = copies();
    var looking = looksAt(migration, IN_PROGRESS);
    var hold =
        WorkflowStub.fromTyped(migration)
            .startUpdate("hold", WorkflowUpdateStage.ACCEPTED, OrderReply.class, Given.ANNA);
    getsALongHistory(migration);
    looking.open();
    fixture.passes(Duration.ofMinutes(1));

    isInANewRun(migration);
    assertThat(hold.getResult().decided()).startsWith("noted");
    assertThat(fixture.newest(migration).status().orders().hold()).isEqualTo(Given.ANNA);
  }

  @Test
  void beginsANewRunAlsoWhileAnObstacleStandsInTheWay() {
    fixture.exchange.hasObstacles("the quota is too small");
    var looking = fixture.exchange.stops("lookUpMailbox");
    var migration = fixture.migrates();
    looking.awaitArrival();
    getsALongHistory(migration);
    looking.open();
    fixture.settles();

    isInANewRun(migration);
    assertThat(fixture.newest(migration).status().question())
        .satisfies(
            asked -> assertThat(asked).extracting("code").isEqualTo(Question.Code.OBSTACLES));
    assertThat(fixture.exchange.calls()).containsOnly("lookUpMailbox");

    fixture.exchange.hasObstacles();
    fixture.newest(migration).retry(Given.ANNA);
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void takesAnAnswerInANewRunBeforeItHasLookedThere() {
    fixture.exchange.mailbox().failsWith("MailboxIsNotInExpectedMDBPermanentException");
    var looking = fixture.exchange.stops("pollMove");
    var task = continued(Orders.NONE);
    var asked =
        new Question(
            Question.Code.FAILED,
            "the request failed",
            List.of(Choice.RESUME, Choice.LEAVE),
            "failed/for-good");
    var migration =
        fixture.migrates(
            new MigrationTask(
                task.intention(),
                task.orders(),
                task.memory().withAsked(asked),
                false,
                task.standing(),
                false));
    looking.awaitArrival();

    assertThat(migration.status().question()).isEqualTo(asked);
    migration.causeAnswered(
        new CauseAnswer(asked.sharedCause(), Choice.RESUME, null, Given.WAVE), Given.ANNA);
    looking.open();
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.inputs(migration, "resumeMove"))
        .extracting(input -> input.orders().answer())
        .containsExactly(Choice.RESUME);
    fixture.settlesUntil(() -> !fixture.exchange.orders().isEmpty());
    assertThat(fixture.exchange.orders())
        .as("written down before the next look, which is hours away")
        .extracting(OrderNote::verb)
        .containsExactly("answer resume");
  }

  /** Temporal would call it cancelled and begin no new run, and the request would live on. */
  @Test
  void staysInItsRunOnceItWasCancelledInTemporal() {
    var migration = copies();
    var looking = looksAt(migration, IN_PROGRESS);
    getsALongHistory(migration);
    WorkflowStub.fromTyped(migration).cancel();
    looking.open();
    endsAsTemporalSaysOfACancelled(migration);

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "withdrawMove");
    assertThat(fixture.newest(migration).status().outcome())
        .isInstanceOf(MigrationOutcome.Withdrawn.class);
  }

  @Test
  void staysInItsRunWhenItIsCancelledWhileItsLastOrdersAreWrittenDown() {
    var migration = copies();
    var looking = looksAt(migration, IN_PROGRESS);
    var writing = fixture.exchange.stops("recordOrder");
    migration.retrySignalled(Given.ANNA);
    getsALongHistory(migration);
    looking.open();
    writing.awaitArrival();
    WorkflowStub.fromTyped(migration).cancel();
    writing.open();
    endsAsTemporalSaysOfACancelled(migration);

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "withdrawMove");
  }

  private static void endsAsTemporalSaysOfACancelled(MailboxMigration migration) {
    assertThatThrownBy(() -> WorkflowStub.fromTyped(migration).getResult(MigrationOutcome.class))
        .hasRootCauseInstanceOf(CanceledFailure.class);
  }

  private MailboxMigration copies() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.exchange.mailbox().is(IN_PROGRESS);
    return migration;
  }

  /** The migration is in the middle of a look until the gate is opened. */
  private PretendExchange.Gate looksAt(MailboxMigration migration, RequestStatus status) {
    var looking = fixture.exchange.stops("pollMove");
    migration.moveChanged(new MoveChange(Given.MAILBOX, status));
    looking.awaitArrival();
    return looking;
  }

  private void getsALongHistory(MailboxMigration migration) {
    while (fixture.history(migration).size() < LONG) {
      for (var i = 0; i < LONG / 8; i++) {
        migration.moveChanged(new MoveChange(Given.MAILBOX, IN_PROGRESS));
      }
    }
  }

  private void isInANewRun(MailboxMigration migration) {
    var newest = fixture.history(fixture.newest(migration));
    assertThat(newest.size()).isLessThan(LONG);
    assertThat(
            newest
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId())
        .isNotEmpty();
  }

  private MigrationTask continued(Orders orders) {
    var memory =
        Memory.FRESH
            .withController("dc1.target.example", fixture.now())
            .withSubmission(new Submission.Seen(fixture.now()))
            .withSuspendedByUs(true);
    return new MigrationTask(
        Given.intention(Given.MAILBOX), orders, memory, false, StandingOrders.NONE, false);
  }
}
