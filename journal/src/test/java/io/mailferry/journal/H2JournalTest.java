package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
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
  void refusesAJournalOfANewerRelease() throws SQLException {
    // given
    var settings = JournalSettings.of("jdbc:h2:mem:newer;DB_CLOSE_DELAY=-1");
    try (var journal = Journal.open(settings)) {
      assertThat(journal.reader().waves()).isEmpty();
    }
    var account = new Properties();
    account.setProperty("user", settings.user());
    try (var connection = DriverManager.getConnection(settings.url(), account);
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO mailferry_schema (version) VALUES (99)");
    }

    // when
    try (var journal = Journal.open(settings)) {

      // then
      assertThatThrownBy(() -> journal.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("newer release");
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
