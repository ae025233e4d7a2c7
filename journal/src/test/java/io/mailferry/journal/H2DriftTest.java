package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2DriftTest extends DriftPromises {
  @TempDir Path folder;

  @Override
  JournalSettings place() {
    return JournalSettings.file(folder.resolve("journal"));
  }
}
