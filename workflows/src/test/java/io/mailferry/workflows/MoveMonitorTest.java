package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveMonitorTest {
  private final WorkflowFixture stage = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void watchesForFiveHundredPassesWithoutOneMoreEvent() {
    stage.watch.takes(2);
    var brief = stage.watches();
    stage.ends(brief);
    var eventsOfTwoPasses = stage.history(brief).size();

    try (var other = WorkflowFixture.begins()) {
      other.watch.takes(500);
      var patient = other.watches();
      other.ends(patient);

      assertThat(other.watch.passes()).isEqualTo(500);
      assertThat(other.history(patient)).hasSize(eventsOfTwoPasses);
    }
  }

  @Test
  void endsWhenThereIsNothingLeftToWatch() {
    stage.watch.takes(1);
    var monitor = stage.watches();
    stage.ends(monitor);

    assertThat(stage.watch.passes()).isEqualTo(1);
  }

  @Test
  void watchesAgainWhenItIsWokenJustBeforeItsEnd() {
    stage.watch.takes(3);
    var monitor = stage.watches();
    stage.watch.atTheEnd(monitor::wake);
    stage.ends(monitor);

    assertThat(stage.watch.passes()).isEqualTo(6);
    assertThat(stage.events(monitor, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isEqualTo(2);
  }
}
