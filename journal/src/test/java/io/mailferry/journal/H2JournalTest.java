package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2JournalTest extends JournalPromises {
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

  @Test
  void goesOnWhenTheProcessThatServedTheFileEnds() throws Exception {
    // given
    var settings = JournalSettings.file(folder.resolve("shared"));
    var classpath = System.getProperty("java.class.path");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var server =
        new ProcessBuilder(java, "-cp", classpath, ServingProcess.class.getName(), settings.url())
            .redirectErrorStream(true)
            .start();
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
