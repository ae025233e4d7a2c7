package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeJournalTest {
  @TempDir Path home;

  @Test
  void isKnownByTheFolderItLiesIn() throws IOException {
    Folder.take(home.resolve("practice"), Wishes.PRACTICE).close();
    Folder.take(home.resolve("up"), "an Exchange of one's own").close();

    assertThat(isNamed("jdbc:h2:file:" + home.resolve("practice/journal") + ";AUTO_SERVER=TRUE"))
        .isTrue();
    assertThat(isNamed("jdbc:h2:file:" + home.resolve("up/journal"))).isFalse();
    assertThat(isNamed("jdbc:postgresql://db/mailferry")).isFalse();
    assertThat(PracticeJournal.isNamedBy(Map.of())).isFalse();
  }

  private static boolean isNamed(String address) {
    return PracticeJournal.isNamedBy(Map.of("MAILFERRY_JOURNAL", address));
  }
}
