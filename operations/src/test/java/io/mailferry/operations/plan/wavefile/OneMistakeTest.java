package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake is one problem, and hides no other. */
class OneMistakeTest {
  @TempDir Path folder;
  private WaveFiles files = new WaveFiles(Path.of(""));

  @BeforeEach
  void begin() {
    files = new WaveFiles(folder);
  }

  @Test
  void inTheKeyOfDatabasesDoesNotHideARow() {
    var rows =
        IntStream.range(0, 1000)
            .mapToObj(i -> i == 800 ? "  - a@x\n" : "  - a" + i + "@x.example\n")
            .collect(Collectors.joining());

    assertThat(files.refused("target-databases: DB1\nrows:\n" + rows))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("line 1: a wave file has no key"),
            one -> assertThat(one).startsWith("line 803: \"a@x\" is not an address"));
  }

  @Test
  void inOneValueKeepsWhatIsTypedOfDatabases() {
    assertThat(
            files.refused(
                "leftovers: purge\nrows: [a@x.example]\n",
                WaveFiles.typed(Route.PULL, List.of("DB1"))))
        .singleElement()
        .asString()
        .startsWith("line 1: leftovers");
  }

  @Test
  void inOneValueKeepsTheRouteThatIsTyped() {
    files.file("p.csv", "EmailAddress,RemoteTargetDatabase\na@x.example,DB1\n");

    assertThat(
            files.refused(
                "leftovers: purge\nfrom: p.csv\n", WaveFiles.typed(Route.PUSH, List.of())))
        .singleElement()
        .asString()
        .startsWith("friday.yaml line 1: leftovers");
  }

  @Test
  void inTheZoneIsNotToldOfEachRow() {
    assertThat(
            files.refused(
                """
                zone: Berln
                target-database: DB1
                rows:
                  - mailbox: a@x.example
                    not-before: 2030-11-29 20:00
                  - mailbox: b@x.example
                    window: daily 22:00 - 05:00
                """))
        .singleElement()
        .asString()
        .startsWith("line 1: zone:");
  }

  @Test
  void inTheDatabasesIsNotToldOfEachRow() {
    assertThat(files.refused("target-database: {a: b}\nrows: [a@x.example]\n"))
        .singleElement()
        .asString()
        .startsWith("line 1: target-database takes");
  }
}
