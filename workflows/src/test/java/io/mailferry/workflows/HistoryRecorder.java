package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records one history per story into the folder that {@code -Dmailferry.record} names, once for
 * each release: {@code mvn -pl workflows test -Dtest=HistoryRecorder
 * -Dmailferry.record=src/test/resources/histories/<version>}.
 */
@EnabledIfSystemProperty(named = "mailferry.record", matches = ".+")
class HistoryRecorder {
  static Stream<Arguments> stories() {
    return Stories.ALL.entrySet().stream()
        .map(story -> Arguments.of(story.getKey(), story.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void records(String name, Function<WorkflowFixture, Object> story) throws IOException {
    var folder = Files.createDirectories(Path.of(System.getProperty("mailferry.record", "")));
    var file = folder.resolve(name + ".json");
    assertThat(file).as("a recorded history is never written again").doesNotExist();
    try (var fixture = WorkflowFixture.begins()) {
      Files.writeString(file, fixture.json(fixture.idOf(story.apply(fixture))) + "\n");
    }
  }
}
