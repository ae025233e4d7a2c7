package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A command's one connection keeps the same promises. */
class H2CommandTest extends JournalPromises {
  @TempDir Path folder;

  @Override
  JournalSettings place() {
    return JournalSettings.file(folder.resolve("journal"));
  }

  @Override
  Journal opened(JournalSettings settings) {
    return Journal.openForACommand(settings);
  }
}
