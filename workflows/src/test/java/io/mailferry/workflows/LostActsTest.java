package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.workflows.PretendExchange.Loss.AFTER_THE_COMMAND;
import static io.mailferry.workflows.PretendExchange.Loss.BEFORE_THE_COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that acts is lost with its worker, and nobody knows whether Exchange got the command. */
class LostActsTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource(PretendExchange.Loss.class)
  void aSubmissionIsMadeOnceHoweverItGotLost(PretendExchange.Loss how) {
    fixture.exchange.loses("submitMove", how);
    var migration = fixture.migrates();
    fixture.passes(Duration.ofHours(1));

    fixture.reaches(migration, SYNCED);
    fixture.reaches(migration, COMPLETED);

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(Collections.frequency(fixture.exchange.commands(), "submitMove")).isOne();
  }

  @Test
  void nothingIsSentAgainBeforeTheTruthMustHaveShown() {
    fixture.exchange.loses("submitMove", BEFORE_THE_COMMAND);
    fixture.migrates();

    fixture.passes(Duration.ofMinutes(14));
    assertThat(fixture.exchange.commands()).isEmpty();
    assertThat(Collections.frequency(fixture.exchange.calls(), "pollMove")).isGreaterThan(10);

    fixture.passes(Duration.ofMinutes(3));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  /** Each look reads the queue once, with one command of Exchange. */
  @ParameterizedTest
  @EnumSource(PretendExchange.Loss.class)
  void aLostSubmissionCostsTheTimeToAgreeAtMostAndALookAMinute(PretendExchange.Loss how) {
    fixture.exchange.loses("submitMove", how);
    var migration = fixture.migrates();
    var minutes = 0;
    while (!showsItsRequest(migration.status())) {
      fixture.passes(Duration.ofMinutes(1));
      minutes++;
      assertThat(minutes).isLessThanOrEqualTo(17);
    }

    var looks = Collections.frequency(fixture.exchange.calls(), "pollMove");
    System.out.printf(
        "New-MoveRequest lost %s: seen after %d minutes and %d looks%n", how, minutes, looks);
    assertThat(looks).isLessThanOrEqualTo(18);
  }

  private static boolean showsItsRequest(MigrationStatus status) {
    return status.evidence() != null && status.evidence().queue() instanceof QueueItem.Present;
  }

  @Test
  void theNextLookIsToldThatACommandMayHaveArrived() {
    fixture.exchange.loses("submitMove", AFTER_THE_COMMAND);
    var migration = fixture.migrates();
    fixture.passes(Duration.ofMinutes(1));

    var inputs = fixture.inputs(migration, "pollMove");

    assertThat(inputs.getFirst().memory().submission()).isInstanceOf(Submission.Unconfirmed.class);
  }

  @Test
  void everyLossIsFollowedByALook() {
    fixture.exchange.loses("submitMove", AFTER_THE_COMMAND).loses("cutOver", AFTER_THE_COMMAND);
    fixture.exchange.loses("verifyMailbox", BEFORE_THE_COMMAND);
    fixture.exchange.loses("cleanUpMove", AFTER_THE_COMMAND);
    var migration = fixture.migrates();
    fixture.passes(Duration.ofMinutes(1));
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofMinutes(2));
    fixture.reaches(migration, COMPLETED);

    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    var calls = fixture.exchange.calls();
    for (var act : new String[] {"submitMove", "cutOver", "verifyMailbox", "cleanUpMove"}) {
      assertThat(calls.get(calls.indexOf(act) + 1)).as("after " + act).isEqualTo("pollMove");
    }
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "cutOver", "verifyMailbox", "cleanUpMove");
  }

  @Test
  void aCommandThatDoesNotShowYetIsNotRepeatedAtOnce() {
    fixture.exchange.isSlowToSuspend(true);
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);

    migration.pauseSignalled(Given.ANNA);
    fixture.passes(Duration.ofMinutes(10));

    assertThat(Collections.frequency(fixture.exchange.commands(), "suspendMove")).isBetween(2, 12);
  }

  @Test
  void anOutageOfTheLooksCostsNoHistoryAndNoPerson() {
    var migration = fixture.migrates();
    fixture.settles();
    var before = fixture.history(migration).size();

    fixture.exchange.isAwayFor(50);
    fixture.tells(migration, IN_PROGRESS);
    fixture.passes(Duration.ofHours(2));

    assertThat(fixture.history(migration).size() - before).isLessThan(30);
    assertThat(migration.status().question()).isNull();
    assertThat(Collections.frequency(fixture.exchange.calls(), "pollMove")).isGreaterThan(50);
  }
}
