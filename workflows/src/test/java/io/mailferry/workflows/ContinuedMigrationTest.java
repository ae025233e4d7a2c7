package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration goes on in a new run with everything that matters. */
class ContinuedMigrationTest {
  /** Past this many events, the server suggests a new run. */
  private static final int LONG = 4_096;

  private final WorkflowFixture stage = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void looksAtOnceAndDoesNotBeginAgain() {
    stage.exchange.mailbox().is(IN_PROGRESS);
    stage.migrates(continued(Orders.NONE));
    stage.settles();

    assertThat(stage.exchange.calls()).containsExactly("pollMove");
  }

  @Test
  void keepsTheOrdersInForce() {
    stage.exchange.mailbox().is(SUSPENDED);
    var migration = stage.migrates(continued(Orders.NONE.paused(Given.ANNA)));
    stage.passes(Duration.ofDays(2));

    assertThat(stage.exchange.commands()).isEmpty();
    migration.resumeSignalled(Given.ANNA);
    stage.settles();
    assertThat(stage.exchange.commands())
        .as("we know that it was us")
        .containsExactly("resumeMove");
  }

  @Test
  void announcesNoOutcomeTwice() {
    stage.exchange.mailbox().is(COMPLETED);
    var task = continued(Orders.NONE);
    var migration =
        stage.migrates(new MigrationTask(task.intention(), task.orders(), task.memory(), true));

    assertThat(stage.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(stage.exchange.outcomes()).isEmpty();
  }

  @Test
  void beginsANewRunWhenItsHistoryIsLongAndForgetsNothing() {
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, IN_PROGRESS);
    migration.hold(Given.ANNA);
    stage.settles();
    var looking = stage.exchange.stops("pollMove");
    migration.moveChanged(new MoveChange(Given.MAILBOX, IN_PROGRESS));
    looking.awaitArrival();
    while (stage.history(migration).size() < LONG) {
      for (var i = 0; i < LONG / 8; i++) {
        migration.moveChanged(new MoveChange(Given.MAILBOX, IN_PROGRESS));
      }
    }
    looking.open();
    stage.settles();
    stage.reaches(migration, SYNCED);

    var newest = stage.history(stage.newest(migration));
    assertThat(newest.size()).isLessThan(LONG);
    assertThat(
            newest
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId())
        .isNotEmpty();
    assertThat(stage.newest(migration).status().orders().hold()).isEqualTo(Given.ANNA);
    assertThat(stage.exchange.commands()).containsExactly("submitMove");
    stage.newest(migration).resume(Given.BEN);
    stage.settles();
    stage.exchange.mailbox().is(COMPLETED);
    assertThat(WorkflowStub.fromTyped(stage.newest(migration)).getResult(MigrationOutcome.class))
        .isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(stage.exchange.outcomes()).hasSize(1);
  }

  private MigrationTask continued(Orders orders) {
    var memory =
        Memory.FRESH
            .withController("dc1.target.example", stage.now())
            .withSubmission(new Submission.Seen(stage.now()))
            .withSuspendedByUs(true);
    return new MigrationTask(Given.intention(Given.MAILBOX), orders, memory, false);
  }
}
