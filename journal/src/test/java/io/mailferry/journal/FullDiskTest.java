package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.WaveName;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final WaveName WAVE = new WaveName("full");

  @TempDir Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    FullDisk.mount();
    journal =
        Journal.open(
            JournalSettings.of("jdbc:h2:full:" + folder.resolve("journal") + ";AUTO_SERVER=TRUE"));
    journal.writer().fact(fact("before"));
  }

  @AfterEach
  void close() {
    FullDisk.clear();
    journal.close();
  }

  @Test
  void isToldWithTheFileAndTheSpaceThatIsLeft() {
    // given
    FullDisk.fill();

    // then
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(() -> journal.writer().fact(fact("lost")))
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("no space is left")
          .hasMessageContaining(folder.resolve("journal").toString())
          .hasMessageContaining("free");
    }
  }

  @Test
  void isWrittenAgainAsSoonAsThereIsSpace() {
    // given
    FullDisk.fill();
    assertThatThrownBy(() -> journal.writer().fact(fact("lost")))
        .isInstanceOf(JournalUnavailable.class);

    // when
    FullDisk.clear();
    journal.writer().fact(fact("after"));

    // then
    assertThat(journal.reader().facts(WAVE)).extracting(Fact::id).contains("before", "after");
  }

  private static Fact fact(String id) {
    return new Fact(id, Instant.EPOCH, WAVE, null, FactKind.HEALED, "x".repeat(20_000), null);
  }
}
