package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Timings;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A move in which nothing happens but the move. */
class CalmMigrationTest {
  /** Measured; a change is a change of what every mailbox costs. */
  private static final int EVENTS = 56;

  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void readsLikeTheChecklistOfAConsultant() {
    var migration = calm();

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.calls())
        .containsExactly("lookUpMailbox", "submitMove", "cutOver", "verifyMailbox", "cleanUpMove");
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "cutOver", "verifyMailbox", "cleanUpMove");
  }

  @Test
  void looksWhetherItIsMovingAlreadyWhenItsLookUpDidNot() {
    fixture.exchange.looksUpOnly();
    var migration = calm();

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.calls())
        .startsWith("lookUpMailbox", "detectDuplicateMove", "submitMove");
  }

  @Test
  void costsFewEvents() {
    var migration = calm();
    fixture.ends(migration);

    var table = fixture.events(migration);
    table.forEach((kind, count) -> System.out.printf("  %3d %s%n", count, kind));
    System.out.printf("  %3d in all%n", fixture.history(migration).size());
    assertThat(fixture.history(migration).size()).isEqualTo(EVENTS);
  }

  @Test
  void leavesNoTimerBehind() {
    var migration = calm();
    fixture.ends(migration);

    assertThat(fixture.events(migration, EventType.EVENT_TYPE_TIMER_STARTED))
        .isEqualTo(
            fixture.events(migration, EventType.EVENT_TYPE_TIMER_CANCELED)
                + fixture.events(migration, EventType.EVENT_TYPE_TIMER_FIRED));
    assertThat(fixture.events(migration, EventType.EVENT_TYPE_TIMER_FIRED))
        .as("only the day before the clean-up passes to its end")
        .isEqualTo(1);
  }

  @Test
  void announcesTheOutcomeOnceAndBeforeTheCleanUp() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, SYNCED);
    fixture.reaches(migration, COMPLETED);

    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(fixture.exchange.calls()).doesNotContain("cleanUpMove");
    assertThat(migration.status().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    fixture.ends(migration);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
  }

  @Test
  void looksByItselfWhenNobodyTells() {
    fixture.exchange.mailbox().willBe(IN_PROGRESS, SYNCED, COMPLETED);

    assertThat(fixture.ends(fixture.migrates())).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void tellsWhereItStandsInEveryPhase() {
    var lookingUp = fixture.exchange.stops("lookUpMailbox");
    var begun = fixture.now();
    var migration = fixture.migrates();
    lookingUp.awaitArrival();
    assertThat(migration.status().decision()).isNull();
    assertThat(migration.status().since()).isBetween(begun, fixture.now());
    lookingUp.open();

    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);
    tells(migration, Phase.COPYING, Duration.ofHours(6));

    var releasing = fixture.exchange.stops("cutOver");
    fixture.exchange.mailbox().is(SYNCED);
    migration.moveChanged(new MoveChange(Given.MAILBOX, SYNCED));
    releasing.awaitArrival();
    assertThat(migration.status().nextLook()).as("a step is under way").isNull();
    assertThat(migration.status().decision())
        .as("the decision in force is the one that was taken last")
        .satisfies(
            decision ->
                assertThat(decision.next())
                    .isEqualTo(
                        new Action.WaitAndLook(Timings.DEFAULT.safetyLook(), Expected.RELEASE)));
    releasing.open();
    fixture.settles();
    tells(migration, Phase.CUTTING_OVER, Duration.ofMinutes(30));

    fixture.reaches(migration, COMPLETED);
    tells(migration, Phase.CLEANING_UP, Duration.ofDays(1));

    fixture.ends(migration);
    assertThat(migration.status().decision())
        .satisfies(decision -> assertThat(decision.phase()).isEqualTo(Phase.DONE));
  }

  private void tells(MailboxMigration migration, Phase phase, Duration nextLook) {
    var status = migration.status();

    assertThat(status.decision())
        .satisfies(
            decision -> {
              assertThat(decision.phase()).isEqualTo(phase);
              assertThat(decision.sentence()).isNotBlank();
            });
    assertThat(status.evidence()).isNotNull();
    assertThat(status.nextLook())
        .satisfies(
            next ->
                // The clean-up is due a day after the check, which came a moment before the
                // decision.
                assertThat(Duration.between(status.since(), next))
                    .isBetween(nextLook.minusMinutes(1), nextLook.plusMinutes(1)));
  }

  private MailboxMigration calm() {
    return Stories.calm(fixture);
  }
}
