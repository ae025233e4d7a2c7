package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.PretendExchange.Loss;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OutcomeNote;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The activity that makes an outcome certain announces it; what it cannot, the runbook does. */
class AnnouncedOutcomesTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  private MailboxMigration arrives() {
    var migration = fixture.submits();
    fixture.reaches(migration, SYNCED);
    fixture.reaches(migration, COMPLETED);
    fixture.passes(Duration.ofMinutes(5));
    return migration;
  }

  @Test
  void anOutcomeIsAnnouncedByTheActivityThatMakesItCertain() {
    var migration = arrives();

    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(migration.status().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
    fixture.ends(migration);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(fixture.exchange.calls()).doesNotContain("recordOutcome");
  }

  @Test
  void onlyUntilItIsAnnouncedAnActivityIsAskedToAnnounceIt() {
    var migration = arrives();
    fixture.ends(migration);

    assertThat(fixture.inputs(migration, "verifyMailbox"))
        .extracting(ActivityInput::announces)
        .containsExactly(true);
    assertThat(fixture.inputs(migration, "cleanUpMove"))
        .extracting(ActivityInput::announces)
        .containsExactly(false);
  }

  @Test
  void whatTheActivityCouldNotAnnounceIsAnnouncedOnceByRecordOutcome() {
    fixture.exchange.cannotAnnounce();
    var migration = arrives();

    assertThat(fixture.exchange.outcomes()).hasSize(1);
    fixture.ends(migration);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(Collections.frequency(fixture.exchange.calls(), "recordOutcome")).isOne();
    assertThat(Collections.frequency(fixture.exchange.calls(), "verifyMailbox")).isOne();
  }

  @Test
  void aWaveIsToldTheSameAgainWhenTheWorkerDiedAfterTellingIt() {
    fixture.exchange.loses("verifyMailbox", Loss.AFTER_THE_ANNOUNCEMENT);
    var migration = arrives();

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(fixture.exchange.outcomes()).hasSize(2);
    assertThat(List.copyOf(fixture.exchange.outcomes()))
        .extracting(OutcomeNote::outcome)
        .containsOnly(fixture.ends(migration));
    assertThat(fixture.exchange.calls()).doesNotContain("recordOutcome");
  }

  @Test
  void anEndWithoutAMoveIsAnnouncedToo() {
    fixture.exchange.mailbox().livesInItsTarget();
    var migration = fixture.migrates();

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.AlreadyHome.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(fixture.exchange.calls()).doesNotContain("recordOutcome");
  }

  @Test
  void anEndThatNoActivityReachedIsAnnouncedByRecordOutcome() {
    fixture.exchange.hasObstacles("the target forest has no mail user");
    var migration = fixture.migrates();
    fixture.settles();
    migration.answer(Choice.LEAVE, Given.ANNA, null);

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.NotStarted.class);
    assertThat(fixture.exchange.outcomes()).hasSize(1);
    assertThat(fixture.exchange.calls()).containsOnlyOnce("recordOutcome");
  }
}
