package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.workflows.PretendExchange.Loss.AFTER_THE_COMMAND;
import static io.mailferry.workflows.PretendExchange.Loss.BEFORE_THE_COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.memory.Submission;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.temporal.api.enums.v1.EventType;
import io.temporal.common.converter.GlobalDataConverter;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that acts is lost with its worker, and nobody knows whether Exchange got the command. */
class LostActsTest {
  private final WorkflowFixture stage = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource(PretendExchange.Loss.class)
  void aSubmissionIsMadeOnceHoweverItGotLost(PretendExchange.Loss how) {
    stage.exchange.loses("submitMove", how);
    var migration = stage.migrates();
    stage.passes(Duration.ofHours(1));

    stage.reaches(migration, SYNCED);
    stage.reaches(migration, COMPLETED);

    assertThat(stage.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    assertThat(Collections.frequency(stage.exchange.commands(), "submitMove")).isOne();
  }

  @Test
  void nothingIsSentAgainBeforeTheTruthMustHaveShown() {
    stage.exchange.loses("submitMove", BEFORE_THE_COMMAND);
    stage.migrates();

    stage.passes(Duration.ofMinutes(14));
    assertThat(stage.exchange.commands()).isEmpty();
    assertThat(Collections.frequency(stage.exchange.calls(), "pollMove")).isGreaterThan(10);

    stage.passes(Duration.ofMinutes(3));
    assertThat(stage.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void theNextLookIsToldThatACommandMayHaveArrived() {
    stage.exchange.loses("submitMove", AFTER_THE_COMMAND);
    var migration = stage.migrates();
    stage.passes(Duration.ofMinutes(1));

    var inputs =
        stage.history(migration).stream()
            .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .map(event -> event.getActivityTaskScheduledEventAttributes())
            .filter(step -> step.getActivityType().getName().equals("pollMove"))
            .map(
                step ->
                    GlobalDataConverter.get()
                        .fromPayload(
                            step.getInput().getPayloads(0),
                            ActivityInput.class,
                            ActivityInput.class))
            .toList();

    assertThat(inputs.getFirst().memory().submission()).isInstanceOf(Submission.Unconfirmed.class);
  }

  @Test
  void everyLossIsFollowedByALook() {
    stage.exchange.loses("submitMove", AFTER_THE_COMMAND).loses("cutOver", AFTER_THE_COMMAND);
    stage.exchange.loses("verifyMailbox", BEFORE_THE_COMMAND);
    stage.exchange.loses("cleanUpMove", AFTER_THE_COMMAND);
    var migration = stage.migrates();
    stage.passes(Duration.ofMinutes(1));
    stage.reaches(migration, SYNCED);
    stage.passes(Duration.ofMinutes(2));
    stage.reaches(migration, COMPLETED);

    assertThat(stage.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
    var calls = stage.exchange.calls();
    for (var act : new String[] {"submitMove", "cutOver", "verifyMailbox", "cleanUpMove"}) {
      assertThat(calls.get(calls.indexOf(act) + 1)).as("after " + act).isEqualTo("pollMove");
    }
    assertThat(stage.exchange.commands())
        .containsExactly("submitMove", "cutOver", "verifyMailbox", "cleanUpMove");
  }

  @Test
  void aCommandThatDoesNotShowYetIsNotRepeatedAtOnce() {
    stage.exchange.isSlowToSuspend(true);
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, IN_PROGRESS);

    migration.pauseSignalled(Given.ANNA);
    stage.passes(Duration.ofMinutes(10));

    assertThat(Collections.frequency(stage.exchange.commands(), "suspendMove")).isBetween(2, 12);
  }

  @Test
  void anOutageOfTheLooksCostsNoHistoryAndNoPerson() {
    var migration = stage.migrates();
    stage.settles();
    var before = stage.history(migration).size();

    stage.exchange.isAwayFor(50);
    stage.tells(migration, SYNCED);
    stage.passes(Duration.ofHours(2));

    assertThat(stage.history(migration).size() - before).isLessThan(30);
    assertThat(migration.status().question()).isNull();
    assertThat(Collections.frequency(stage.exchange.calls(), "pollMove")).isGreaterThan(50);
  }
}
