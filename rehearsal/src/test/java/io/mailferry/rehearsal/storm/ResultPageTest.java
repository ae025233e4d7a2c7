package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultPageTest {
  @TempDir Path folder;

  private static StormsResult result(String name) {
    return StormsResult.of(
        List.of(
            new StormResult(
                name,
                1,
                "transient",
                List.of("at 5 min X"),
                20,
                20,
                0,
                0,
                Map.of(),
                0,
                0,
                0,
                0,
                0,
                20,
                321,
                75,
                12L,
                200,
                9.5,
                null,
                List.of())),
        Duration.ofSeconds(10));
  }

  private Path page(String between) throws IOException {
    return Files.writeString(
        folder.resolve("page.md"),
        """
        # Page
        <!-- results of drills: begin -->
        %s<!-- results of drills: end -->
        the end
        """
            .formatted(between));
  }

  @Test
  void putsTheTableBetweenItsMarksAndLeavesTheRest() throws IOException {
    var page = page("old\n");

    new ResultPage(page, "drills").write(result("fail-over"));

    assertThat(Files.readAllLines(page))
        .startsWith("# Page", "<!-- results of drills: begin -->")
        .endsWith("<!-- results of drills: end -->", "the end")
        .contains(
            "| `fail-over` | at 5 min X | 20 of 20 | 0 | 0 | 0 | 3:20 h | 1:15 h | 0:12 h | 321 | ? | yes |")
        .doesNotContain("old");
  }

  @Test
  void refusesAPageWithoutTheMarks() throws IOException {
    var page = page("");

    assertThatIOException()
        .isThrownBy(() -> new ResultPage(page, "pairs").write(result("x")))
        .withMessageContaining("results of pairs: begin");
  }
}
