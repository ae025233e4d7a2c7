package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.database.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SchemaTest extends SchemaPromises {
  @TempDir Path folder;

  @Override
  JournalSettings empty() {
    return JournalSettings.file(folder.resolve(UUID.randomUUID().toString()));
  }

  @Override
  JournalSettings earlier() throws IOException {
    return EarlierJournals.h2(folder);
  }

  @Tag("process")
  @Test
  void isTakenOverOnceByProcessesThatComeAtOnce() throws Exception {
    // given
    var place = earlier();
    var classpath = System.getProperty("java.class.path");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var story =
        new ProcessBuilder(java, "-cp", classpath, JournalStory.class.getName(), place.url())
            .redirectErrorStream(true);

    // It is served from here, so that no process has to take it over from another.
    try (var _ = connection(place)) {

      // when
      var all = Stream.of(story.start(), story.start(), story.start()).toList();

      // then
      for (var process : all) {
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
      }
      assertThat(history(place)).containsExactlyElementsOf(TAKEN_OVER);
    }
  }
}
