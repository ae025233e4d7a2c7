package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only so many mailboxes are copied, and switch, at a time: each is told when it is its turn. */
class SlotsTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @BeforeEach
  void limitsSlots() {
    fixture.exchange.limitsSlots();
  }

  @AfterEach
  void closes() {
    fixture.close();
  }

  private MailboxMigration waiting() {
    var migration = fixture.migrates(MigrationTask.beginning(Given.intention(Given.MAILBOX)));
    fixture.settlesUntil(() -> phase(migration) == Phase.WAITING_TO_COPY);
    assertThat(fixture.exchange.commands()).isEmpty();
    return migration;
  }

  private static @Nullable Phase phase(MailboxMigration migration) {
    var decision = migration.status().decision();
    return decision == null ? null : decision.phase();
  }

  private void itsTurn(MailboxMigration migration, SlotKind kind) {
    migration.slotGiven(SlotGrant.from(kind, fixture.now()));
  }

  @Test
  void itIsCopiedAndSwitchesWhenItIsItsTurn() {
    var migration = waiting();

    itsTurn(migration, SlotKind.COPY);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("submitMove"));
    fixture.reaches(migration, SYNCED);
    fixture.settlesUntil(() -> phase(migration) == Phase.WAITING_TO_SWITCH);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");

    itsTurn(migration, SlotKind.CUTOVER);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("cutOver"));
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void aTurnThatIsOverIsNone() {
    var migration = waiting();

    migration.slotGiven(new SlotGrant(SlotKind.COPY, fixture.now()));
    migration.slotGiven(null);
    fixture.settles();

    assertThat(fixture.exchange.commands()).isEmpty();
    assertThat(phase(migration)).isEqualTo(Phase.WAITING_TO_COPY);
  }

  @Test
  void aTurnToSwitchIsNoneToBeCopied() {
    var migration = waiting();

    itsTurn(migration, SlotKind.CUTOVER);
    fixture.settles();

    assertThat(fixture.exchange.commands()).isEmpty();
  }

  @Test
  void whatAPersonAnsweredIsCarriedOutWhenItIsItsTurn() {
    var migration = waiting();
    itsTurn(migration, SlotKind.COPY);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("submitMove"));
    fixture.reaches(migration, IN_PROGRESS);
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.passes(SlotGrant.LASTS);
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> migration.status().question() != null);

    migration.answer(Choice.RESUME, Given.ANNA, null);
    fixture.settlesUntil(() -> phase(migration) == Phase.WAITING_TO_COPY);
    assertThat(fixture.exchange.commands()).doesNotContain("resumeMove");

    itsTurn(migration, SlotKind.COPY);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
  }

  @Test
  void whatAPersonAnsweredAboutAReleasedRequestIsCarriedOutWhenItIsItsTurnToSwitch() {
    var migration = waiting();
    itsTurn(migration, SlotKind.COPY);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("submitMove"));
    fixture.reaches(migration, SYNCED);
    fixture.settlesUntil(() -> phase(migration) == Phase.WAITING_TO_SWITCH);
    itsTurn(migration, SlotKind.CUTOVER);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("cutOver"));
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.passes(SlotGrant.LASTS);
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> migration.status().question() != null);

    migration.answer(Choice.RESUME, Given.ANNA, null);
    fixture.settlesUntil(() -> phase(migration) == Phase.WAITING_TO_SWITCH);
    itsTurn(migration, SlotKind.CUTOVER);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
  }
}
