package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.workflows.monitor.MoveMonitor;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveMonitorTest {
  /** Past this many events, the server suggests a new run. */
  private static final int LONG = 4_200;

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

  @Test
  void goesOnInANewRunWhenItWasWokenTooOften() {
    fixture.watch.takes(1_000_000);
    var monitor = fixture.watches();
    while (fixture.history(monitor).size() < LONG) {
      for (var i = 0; i < LONG / 8; i++) {
        monitor.wake();
      }
    }

    // No time may be skipped here: a watch that is given up in mid-wait stops the server's clock.
    while (startedWith(monitor).getContinuedExecutionRunId().isEmpty() || watches(monitor) == 0) {
      Thread.onSpinWait();
    }
    assertThat(watches(monitor)).as("the new run watches, once").isEqualTo(1);
  }

  private long watches(MoveMonitor monitor) {
    return fixture.events(monitor, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
  }

  private WorkflowExecutionStartedEventAttributes startedWith(MoveMonitor monitor) {
    return fixture.history(monitor).getFirst().getWorkflowExecutionStartedEventAttributes();
  }
}
