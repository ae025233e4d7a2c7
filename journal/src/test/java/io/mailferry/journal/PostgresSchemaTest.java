package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where a PostgreSQL database to write to is named; each journal has a schema of its own. */
@EnabledIfEnvironmentVariable(named = "MAILFERRY_TEST_POSTGRES", matches = "jdbc:postgresql:.*")
class PostgresSchemaTest extends SchemaPromises {
  private static final JournalSettings SERVER =
      JournalSettings.of(System.getenv().getOrDefault("MAILFERRY_TEST_POSTGRES", "jdbc:h2:mem:"));

  private final List<String> made = new ArrayList<>();

  @AfterEach
  void clean() throws SQLException {
    for (var schema : made) {
      change(SERVER, "DROP SCHEMA " + schema + " CASCADE");
    }
  }

  @Override
  JournalSettings empty() throws SQLException {
    var schema = "journal_" + UUID.randomUUID().toString().replace("-", "");
    change(SERVER, "CREATE SCHEMA " + schema);
    made.add(schema);
    var url = SERVER.url();
    return JournalSettings.of(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
  }

  @Override
  JournalSettings earlier() throws SQLException, IOException {
    var place = empty();
    change(place, EarlierJournals.postgres());
    return place;
  }
}
