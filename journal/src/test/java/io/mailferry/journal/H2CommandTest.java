package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.read.JournalWave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command's one connection keeps the same promises; it makes nothing, and keeps nobody out. */
class H2CommandTest extends JournalPromises {
  @TempDir Path folder;

  @Override
  JournalSettings place() {
    var place = JournalSettings.file(folder.resolve("journal"));
    if (!Files.exists(folder.resolve("journal.mv.db"))) {
      made(place);
    }
    return place;
  }

  private static void made(JournalSettings place) {
    try (var worker = Journal.open(place)) {
      worker.reader().waves();
    }
  }

  @Override
  Journal opened(JournalSettings settings) {
    return Journal.openForACommand(settings);
  }

  @Test
  void saysThatThereIsNoJournalInsteadOfMakingOne() throws Exception {
    // given
    var elsewhere = folder.resolve("elsewhere");

    // when
    try (var command = Journal.openForACommand(JournalSettings.file(elsewhere.resolve("it")))) {

      // then
      assertThatThrownBy(() -> command.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("there is no journal at")
          .hasMessageContaining(elsewhere.toString());
      assertThatThrownBy(() -> command.writer().wavePlanned(planned(T0)))
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("there is no journal at");
    }
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void makesNoTablesInAnEmptyFile() throws SQLException {
    // given
    var empty = JournalSettings.file(folder.resolve("empty"));
    SchemaPromises.change(empty, "SET WRITE_DELAY 0");

    // when
    try (var command = Journal.openForACommand(empty)) {

      // then
      assertThatThrownBy(() -> command.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("there is no journal at");
    }
    assertThat(tables(empty)).isEmpty();
  }

  private static List<String> tables(JournalSettings place) throws SQLException {
    return SchemaPromises.column(
        place, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'");
  }

  @Tag("process")
  @Test
  void keepsNoWorkerFromTheFile() throws Exception {
    // given
    var place = place();
    try (var command = opened(place)) {
      command.writer().wavePlanned(planned(T0));
      var one = command.reader().waves().size();

      // then
      assertThat(folder.resolve("journal.lock.db")).doesNotExist();

      // when
      var worker = ServingProcess.start(place.url());
      try (var words = worker.inputReader()) {
        assertThat(words.readLine()).isEqualTo("serving");

        // then
        assertThat(command.reader().waves()).hasSize(one + 1);
      } finally {
        worker.destroyForcibly().waitFor();
      }
    }
  }

  @Tag("process")
  @Test
  void readsWhatAKilledWorkerLeft() throws Exception {
    // given
    var place = place();
    var worker = ServingProcess.start(place.url());
    try (var words = worker.inputReader()) {
      assertThat(words.readLine()).isEqualTo("serving");
    } finally {
      worker.destroyForcibly().waitFor();
    }

    // when
    try (var command = opened(place)) {

      // then
      assertThat(folder.resolve("journal.lock.db")).exists();
      assertThat(command.reader().waves())
          .extracting(JournalWave::name)
          .contains(ServingProcess.WAVE);
      assertThat(command.reader().facts(ServingProcess.WAVE)).hasSize(1);
    }
  }
}
