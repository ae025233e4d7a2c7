package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.operations.plan.PlanProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says to Mailferry is what a person reads in it. */
class HostileWaveFileTest {
  @TempDir Path folder;
  private WaveFiles files = new WaveFiles(Path.of(""));

  @BeforeEach
  void begin() {
    files = new WaveFiles(folder);
  }

  @ParameterizedTest
  @CsvSource({"'\u0085',U+0085", "'\u2028',U+2028", "'\u2029',U+2029", "'\r',U+000D"})
  void hasNoLineThatNoEditorShows(String separator, String words) {
    assertThat(
            files.problems(
                "target-database: DB1\nrows:\n  - a@x.example # ok"
                    + separator
                    + "  - ceo@x.example\n",
                Beside.of(null)))
        .singleElement()
        .returns(3, PlanProblem::line)
        .satisfies(problem -> assertThat(problem.sentence()).contains(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wave: \"a\\nNote: ceo@x.example is left out\"",
        "stop-at: \"25\\nNote: x\"",
        "not-before: \"2030-11-29\\n21:00\"",
        "target-database: [\"DB1\\nNote: x\"]",
        "from: \"p.csv\\nNote: x\"",
        "exclude: [{mailbox: \"x@y.example\\nNote: ceo@x.example is left out\", reason: x}]",
        "exclude: [{mailbox: x@y.example, reason: \"a \\u202Eb\"}]",
        "wave: \"a\\u202Eb\"",
        "blackout: \"2030-12-24: a\\u202Eb\"",
        "window: [\"daily 22:00 - 05:00\\Lx\"]",
        "\"key\\nNote: x\": 1",
        "column: {\"a\\nNote: x\": Mail}",
      })
  void cannotForgeALineOfWhatIsSaidBack(String line) {
    assertThat(files.refused(line + "\nzone: UTC\n" + WaveFiles.ONE_ROW))
        .isNotEmpty()
        .noneMatch(words -> words.matches("(?s).*[\\n\\u202E\\u2028].*"))
        .anyMatch(words -> words.matches("line 1: .*(line break|cannot be seen).*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows:\n  - \"a@x.example\\nNote: x\"\n",
        "rows:\n  - {mailbox: \"a@x.example\\nNote: x\"}\n",
        "rows:\n  - {mailbox: a@x.example, zone: \"UTC\\nNote: x\"}\n"
      })
  void cannotForgeALineByARow(String rows) {
    assertThat(files.refused("target-database: DB1\n" + rows))
        .singleElement()
        .asString()
        .contains("has a line break")
        .doesNotContain("\n");
  }

  @Test
  void mayHaveReasonsOfSeveralLines() {
    assertThat(
            files
                .plan(
                    """
                    exclude:
                      - mailbox: b@x.example
                        reason: |
                          leaves
                          the company
                    target-database: DB1
                    rows: [a@x.example]
                    """)
                .notes())
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/dev/zero",
        "../people.csv",
        "a/../../people.csv",
        "\\\\evil\\share\\people.csv",
        "//evil/share/people.csv",
        "C:\\people.csv",
        "C:people.csv",
        ".."
      })
  void readsNoTableElsewhere(String name) {
    assertThat(files.refused("target-database: DB1\nfrom: " + name + "\n"))
        .singleElement()
        .asString()
        .startsWith("line 2: from: " + name + " ");
  }

  @Test
  void readsATableInAFolderBelow() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    files.file("sub/people.csv", "EmailAddress\na@x.example\n");

    assertThat(files.moving("target-database: DB1\nfrom: sub/people.csv\n"))
        .containsExactly("a@x.example");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsNoDevice() throws IOException {
    Files.createSymbolicLink(folder.resolve("people.csv"), Path.of("/dev/zero"));

    assertThat(files.refused("target-database: DB1\nfrom: people.csv\n"))
        .containsExactly("line 2: from: people.csv is a device or a pipe; name a CSV file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blackout: \"2030-12-24: Christmas; 2030-12-31: New Year\"",
        "blackout: |\n  2030-12-24: Christmas\n  2030-12-31: New Year"
      })
  void hasEachOfSeveralBlackoutsInOneText(String blackouts) {
    var said = files.read(blackouts + "\nzone: UTC\n" + WaveFiles.ONE_ROW).cutover();

    assertThat(said.blackouts()).hasSize(2);
    assertThat(said.words())
        .satisfiesExactly(
            one -> assertThat(one).endsWith("UTC: Christmas."),
            one -> assertThat(one).contains("2030-12-31").endsWith("UTC: New Year."));
  }

  @Test
  void hasEachOfSeveralWindowsInOneText() {
    assertThat(
            files
                .read(
                    "window: Monday 20:00 - 22:00; Tuesday 20:00 - 22:00\nzone: UTC\n"
                        + WaveFiles.ONE_ROW)
                .cutover()
                .windows())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad-item-steps: \",\"",
        "large-item-steps: [\",\"]",
        "target-database: \",\"",
        "window: \";\"",
        "blackout: [\";\"]",
        "column: {}"
      })
  void hasNoKeyWithoutAValue(String line) {
    assertThat(
            files.refused(
                line + "\nzone: UTC\nrows: [{mailbox: a@x.example, target-database: D}]\n"))
        .anyMatch(words -> words.matches("line 1: .* has no value; write one.*"));
  }
}
