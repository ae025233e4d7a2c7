package io.mailferry.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The few words that H2 and PostgreSQL do not share. */
public enum Dialect {
  /** H2, in a file or in memory. */
  H2 {
    @Override
    public void lock(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("SET LOCK_TIMEOUT 30000");
        statement.execute(
            "CREATE TABLE IF NOT EXISTS mailferry_schema (version INTEGER PRIMARY KEY)");
        connection.setAutoCommit(false);
        // Nobody ever sees this row: it is taken back in the end, and who adds it meanwhile waits.
        statement.execute("INSERT INTO mailferry_schema (version) VALUES (0)");
      }
    }

    @Override
    void toDisk(JdbcClient statements) {
      // Each transaction reaches the file at once; this makes the disk keep it as well.
      statements.sql("CHECKPOINT SYNC").update();
    }

    @Override
    Duration longestConnect() {
      return Duration.ofSeconds(2);
    }
  },

  /** PostgreSQL. */
  POSTGRESQL {
    @Override
    public void lock(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        // Any number does, as long as nobody else on this database takes the same.
        statement.execute("SELECT 1 FROM (SELECT pg_advisory_xact_lock(6245733779)) AS locked");
      }
    }

    // Its transactions end on the disk by themselves.
    @Override
    void toDisk(JdbcClient statements) {}

    @Override
    Duration longestConnect() {
      return Duration.ofMillis(500);
    }
  };

  /** The dialect of an address. */
  public static Dialect of(String url) {
    return url.startsWith("jdbc:h2:") ? H2 : POSTGRESQL;
  }

  /**
   * Makes every other process that takes this lock wait until the transaction that begins with it
   * is rolled back, and settles how the database writes, where that is ours to say.
   */
  public abstract void lock(Connection connection) throws SQLException;

  /** Sees to it that what has been written outlasts a loss of power. */
  abstract void toDisk(JdbcClient statements);

  /** How long who writes waits for a connection that a pool opens. */
  abstract Duration longestConnect();
}
