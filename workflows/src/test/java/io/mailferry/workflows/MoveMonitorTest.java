package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveMonitorTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void watchesForFiveHundredPassesWithoutOneMoreEvent() {
    fixture.watch.takes(2);
    var brief = fixture.watches();
    fixture.ends(brief);
    var eventsOfTwoPasses = fixture.history(brief).size();

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
    fixture.watch.takes(1);
    var monitor = fixture.watches();
    fixture.ends(monitor);

    assertThat(fixture.watch.passes()).isEqualTo(1);
  }

  @Test
  void watchesAgainWhenItIsWokenJustBeforeItsEnd() {
    fixture.watch.takes(3);
    var monitor = fixture.watches();
    fixture.watch.atTheEnd(monitor::wake);
    fixture.ends(monitor);

    assertThat(fixture.watch.passes()).isEqualTo(6);
    assertThat(fixture.events(monitor, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isEqualTo(2);
  }
}
