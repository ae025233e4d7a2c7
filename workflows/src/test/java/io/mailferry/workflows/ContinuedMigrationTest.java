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
        fixture.migrates(new MigrationTask(task.intention(), task.orders(), task.memory(), true));

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
    var looking = fixture.exchange.stops("pollMove");
    migration.moveChanged(new MoveChange(Given.MAILBOX, IN_PROGRESS));
    looking.awaitArrival();
    while (fixture.history(migration).size() < LONG) {
      for (var i = 0; i < LONG / 8; i++) {
        migration.moveChanged(new MoveChange(Given.MAILBOX, IN_PROGRESS));
      }
    }
    looking.open();
    fixture.settles();
    fixture.reaches(migration, SYNCED);

    var newest = fixture.history(fixture.newest(migration));
    assertThat(newest.size()).isLessThan(LONG);
    assertThat(
            newest
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId())
        .isNotEmpty();
    assertThat(fixture.newest(migration).status().orders().hold()).isEqualTo(Given.ANNA);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    fixture.newest(migration).resume(Given.BEN);
    fixture.settles();
    fixture.exchange.mailbox().is(COMPLETED);
    assertThat(WorkflowStub.fromTyped(fixture.newest(migration)).getResult(MigrationOutcome.class))
        .isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
  }

  private MigrationTask continued(Orders orders) {
    var memory =
        Memory.FRESH
            .withController("dc1.target.example", fixture.now())
            .withSubmission(new Submission.Seen(fixture.now()))
            .withSuspendedByUs(true);
    return new MigrationTask(Given.intention(Given.MAILBOX), orders, memory, false);
  }
}
