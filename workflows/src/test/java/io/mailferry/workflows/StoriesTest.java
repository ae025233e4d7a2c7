package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories that are recorded are told to their end, and leave nothing behind. */
class StoriesTest {
  static Stream<Arguments> stories() {
    return Stories.ALL.entrySet().stream()
        .map(story -> Arguments.of(story.getKey(), story.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void isToldToItsEnd(String name, Function<WorkflowFixture, Object> story) throws Exception {
    try (var fixture = WorkflowFixture.begins()) {
      var workflow = story.apply(fixture);

      assertThat(fixture.events(workflow))
          .containsEntry(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, 1L)
          .doesNotContainKey(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
      assertThat(fixture.events(workflow, EventType.EVENT_TYPE_TIMER_STARTED))
          .as("every timer ended before its workflow")
          .isEqualTo(
              fixture.events(workflow, EventType.EVENT_TYPE_TIMER_FIRED)
                  + fixture.events(workflow, EventType.EVENT_TYPE_TIMER_CANCELED));
      Replays.ofJson(fixture.json(fixture.idOf(workflow)));
    }
  }
}
