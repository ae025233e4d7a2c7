package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The journals that earlier releases wrote; a README beside them says how they were made. */
final class EarlierJournals {
  private EarlierJournals() {}

  /** A copy of the file as tables of version 1 were written into it. */
  static JournalSettings h2(Path folder) throws IOException {
    var file = folder.resolve("earlier");
    try (var stored = stored("h2-tables-1.mv.db")) {
      Files.copy(stored, folder.resolve("earlier.mv.db"));
    }
    return JournalSettings.file(file);
  }

  /** The statements that make tables of version 1. */
  static String postgres() throws IOException {
    try (var stored = stored("postgresql-tables-1.sql")) {
      return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream stored(String name) {
    return Objects.requireNonNull(
        EarlierJournals.class.getResourceAsStream("/io/mailferry/journal/earlier/" + name), name);
  }
}
