package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.database.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class H2JournalTest extends JournalPromises {
  private static final Patience HASTE = new Patience(Duration.ofSeconds(3), Duration.ofMillis(100));

  @TempDir Path folder;

  @Override
  JournalSettings place() {
    return JournalSettings.file(folder.resolve("journal"));
  }

  @Test
  void keepsWhatWasToldWhenItIsClosed() {
    // given
    var settings = JournalSettings.file(folder.resolve("kept"));
    try (var before = Journal.open(settings)) {
      before.writer().wavePlanned(planned(T0));
    }

    // when
    try (var after = Journal.open(settings)) {

      // then
      assertThat(after.reader().waves()).hasSize(1);
    }
  }

  @Tag("process")
  @Test
  void goesOnWhenTheProcessThatServedTheFileEnds() throws Exception {
    // given
    var settings = JournalSettings.file(folder.resolve("shared"));
    var server = ServingProcess.start(settings.url());
    try (var journal = Journal.open(settings);
        var words = server.inputReader()) {
      assertThat(words.readLine()).isEqualTo("serving");
      journal.writer().wavePlanned(planned(T0));

      // when
      server.destroyForcibly().waitFor();

      // then
      assertThat(journal.reader().waves()).hasSize(2);
    }
  }

  @Tag("process")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysSoWhenTheProcessThatServesTheFileIsSuspended() throws Exception {
    // given
    var settings = JournalSettings.file(folder.resolve("suspended"));
    var server = ServingProcess.start(settings.url());
    try (var journal = Journal.open(settings, HASTE);
        var words = server.inputReader()) {
      assertThat(words.readLine()).isEqualTo("serving");
      journal.writer().wavePlanned(planned(T0));

      // when
      signal(server, "STOP");

      // then
      assertThatThrownBy(() -> journal.writer().wavePlanned(planned(T0.plusSeconds(1))))
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("does not answer");

      // when
      signal(server, "CONT");

      // then
      journal.writer().wavePlanned(planned(T0.plusSeconds(2)));
      assertThat(journal.reader().waves()).hasSize(2);
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor())
        .isZero();
  }

  @Test
  void saysWhereItIsWhenItCannotBeUsed() throws Exception {
    // given
    var file = Files.createFile(folder.resolve("not-a-folder"));

    // when
    try (var journal = Journal.open(JournalSettings.file(file.resolve("journal")))) {

      // then
      assertThatThrownBy(() -> journal.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("not-a-folder")
          .hasMessageContaining("cannot be used");
    }
  }

  @Test
  void saysSoWhenItIsUsedAfterItWasClosed() {
    // given
    var journal = Journal.open(place());

    // when
    journal.close();

    // then
    assertThatThrownBy(() -> journal.reader().waves())
        .isInstanceOf(JournalUnavailable.class)
        .hasMessage("the journal is closed");
  }
}
