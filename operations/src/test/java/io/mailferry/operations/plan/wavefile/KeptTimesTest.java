package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in a file that is kept mean the same on every day. */
class KeptTimesTest {
  private static final String PAST =
      """
      zone: Europe/Berlin
      not-before: 2026-11-27 20:00
      target-database: DB1
      rows:
        - a@x.example
        - mailbox: b@x.example
          not-before: 2026-11-28 20:00
        - mailbox: c@x.example
          window: 2026-11-27 20:00 - 2026-11-28 05:00
      """;

  @TempDir Path folder;
  private WaveFiles files = new WaveFiles(Path.of(""));

  @BeforeEach
  void begin() {
    files = new WaveFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-before: Friday 20:00",
        "not-before: tomorrow 2 am",
        "not-before: heute 23:00",
        "blackout: today",
        "blackout: 2026-11-30 - tomorrow",
        "window: tomorrow 20:00 - 23:00"
      })
  void areNotCountedFromToday(String line) {
    assertThat(files.refused(line + "\nzone: Europe/Berlin\n" + WaveFiles.ONE_ROW))
        .singleElement()
        .asString()
        .startsWith("line 1: ")
        .contains("counted from the day on which it is read", "write the date");
    assertThat(
            files.refused(
                "zone: Europe/Berlin\ntarget-database: DB1\nrows:\n  - mailbox: a@x.example\n    "
                    + line
                    + "\n"))
        .singleElement()
        .asString()
        .contains("counted from the day on which it is read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-before: 2030-11-29 20:00",
        "not-before: Friday 29 November 2030 20:00",
        "window: Friday 20:00 - Monday 05:00",
        "window: daily 22:00 - 05:00"
      })
  void areDatesAndDaysOfEveryWeek(String line) {
    assertThat(files.moving(line + "\nzone: Europe/Berlin\n" + WaveFiles.ONE_ROW)).hasSize(1);
  }

  @Test
  void thatArePastAreRefusedByACheck() {
    assertThat(files.refused(PAST))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("line 2: not-before is understood as"),
            one -> assertThat(one).startsWith("line 7: not-before is understood as"),
            one -> assertThat(one).startsWith("line 9: no window is left"));
  }

  @Test
  void thatArePastAreReadForAWaveThatMayRun() {
    var started = new Beside(null, Route.PULL, Map.of(), List.of(), true);

    assertThat(files.plan(PAST, started).lines()).hasSize(3);
    assertThat(files.read(PAST, started).cutover().words()).first().asString().endsWith("past.");
  }
}
