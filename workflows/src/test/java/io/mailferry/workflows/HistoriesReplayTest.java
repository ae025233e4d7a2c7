package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.workflows.rulebreakers.HastyMigrationRunbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every release can go on with every migration that an earlier release began. The histories of a
 * release are recorded once, by {@link HistoryRecorder}, and never again.
 */
class HistoriesReplayTest {
  static List<String> histories() {
    var root = root();
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      var folder = HistoriesReplayTest.class.getResource("/histories");
      return Path.of(Objects.requireNonNull(folder, "no histories were recorded").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void isReplayedByTheRunbooksOfThisRelease(String history) {
    assertThatCode(() -> Replays.ofResource("histories/" + history)).doesNotThrowAnyException();
  }

  @Test
  void everyReleaseRecordedEveryStory() {
    assertThat(releases()).isNotEmpty();
    assertThat(releases())
        .allSatisfy(
            release ->
                assertThat(histories().stream().filter(name -> name.startsWith(release + "/")))
                    .isNotEmpty());
    for (var release : List.of("0.1.0", "0.2.0")) {
      assertThat(histories())
          .containsAll(
              Stories.ALL.keySet().stream().map(name -> release + "/" + name + ".json").toList());
    }
  }

  private static List<String> releases() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRunbookThatDoesOtherThingsIsNoticed() {
    assertThatThrownBy(
            () -> Replays.ofResource("histories/0.1.0/calm.json", HastyMigrationRunbook.class))
        .hasStackTraceContaining("NonDeterministicException");
  }
}
