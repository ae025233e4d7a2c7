package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierPracticeTest {
  private static final Instant NOW = Instant.parse("2026-11-29T00:30:12.345Z");

  @TempDir Path home;

  @Test
  void movesWhatTemporalAndTheJournalHoldAndNothingElse() throws IOException {
    try (var folder = Folder.take(home, "practice")) {
      for (var name : new String[] {"temporal.db", "temporal.db-wal", "journal.mv.db"}) {
        folder.write(name, name);
      }
      folder.write("temporal.log", "what it said");
      folder.write("plan.key", "the key");
      var earlier = new EarlierPractice(folder, () -> NOW);

      earlier.endsHere();
      assertThat(earlier.isStillThere()).isTrue();
      var aside = earlier.setAside().orElseThrow();

      assertThat(aside).isEqualTo(home.resolve("before-2026-11-29T00-30-12Z"));
      assertThat(aside)
          .isDirectoryContaining("glob:**/temporal.db")
          .isDirectoryContaining("glob:**/temporal.db-wal")
          .isDirectoryContaining("glob:**/journal.mv.db");
      try (var rest = Files.list(home)) {
        assertThat(rest.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder(
                "before-2026-11-29T00-30-12Z", "temporal.log", "plan.key", "kind", "up.lock");
      }
      assertThat(earlier.isStillThere()).isFalse();
    }
  }

  @Test
  void makesNoFolderTheFirstTime() throws IOException {
    try (var folder = Folder.take(home, "practice")) {
      var earlier = new EarlierPractice(folder, () -> NOW);

      earlier.endsHere();

      assertThat(earlier.setAside()).isEmpty();
      assertThat(earlier.isStillThere()).isFalse();
      assertThat(home.resolve("before-2026-11-29T00-30-12Z")).doesNotExist();
    }
  }

  @Test
  void isKnownToAHostThatComesAfterOneThatWasKilled() throws IOException {
    try (var folder = Folder.take(home, "practice")) {
      new EarlierPractice(folder, () -> NOW).endsHere();

      assertThat(new EarlierPractice(folder, () -> NOW).isStillThere()).isTrue();
    }
  }
}
