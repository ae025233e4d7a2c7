package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where a PostgreSQL database to write to is named. */
@EnabledIfEnvironmentVariable(named = "MAILFERRY_TEST_POSTGRES", matches = "jdbc:postgresql:.*")
class PostgresDriftTest extends DriftPromises {
  @Override
  JournalSettings place() {
    return JournalSettings.of(System.getenv("MAILFERRY_TEST_POSTGRES"));
  }
}
