package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--temporal-port=0|--temporal-port is between 1 and 65535, not 0",
        "--worker-port=70000|--worker-port is between 1 and 65535, not 70000",
        "--ui-port=7233|are three ports",
        "--speed=20|--speed is that of --practice",
        "--practice --speed=0.5|--speed is between 1 and 10000, not 0.5",
        "--settings=no-such-file.yaml|there is no file no-such-file.yaml that can be read",
        "--practice drain|a setting of the worker is --name=value"
      })
  void refusesBeforeAnythingIsMade(String typed, String why) {
    assertThat(refusal(typed.split(" "))).contains(why);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void neverMixesPracticeWithSettingsForAnExchangeOfOnesOwn() throws Exception {
    var settings = Files.createFile(home.resolve("worker.yaml"));

    assertThat(refusal("--practice", "--settings", settings.toString()))
        .contains("--practice has settings of its own: leave out --settings");
  }

  @ParameterizedTest
  @CsvSource({"'a,b.yaml'", "'a#b.yaml'", "'a;b.yaml'"})
  void refusesSettingsThatNoWorkerCouldRead(String name) throws Exception {
    var settings = Files.createFile(home.resolve(name));

    assertThat(refusal("--settings", settings.toString())).contains("a comma, a semicolon or a #");
  }

  private String refusal(String... typed) {
    var said = new StringWriter();
    var line = new CommandLine(new Up()).setErr(new PrintWriter(said));
    var all = new ArrayList<>(List.of(typed));
    all.addFirst("--folder=" + home.resolve("up"));
    assertThat(line.execute(all.toArray(String[]::new))).isEqualTo(2);
    return said.toString();
  }

  @Test
  void practiceHasAJournalOfItsOwn() {
    assertThat(refusal("--practice", "--", "--mailferry.journal.url=jdbc:postgresql://db/m"))
        .contains("--practice has a journal of its own");
  }
}
