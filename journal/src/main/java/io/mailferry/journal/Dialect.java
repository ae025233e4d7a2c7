package io.mailferry.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;

/** The few words that H2 and PostgreSQL do not share. */
enum Dialect {
  /** H2, in a file or in memory. */
  H2 {
    @Override
    String write(Table table, String onConflict) {
      var source =
          table.columns().stream()
              .map(column -> "CAST(? AS " + column.type() + ") AS " + column.name())
              .collect(Collectors.joining(", "));
      var same =
          table.keys().stream()
              .map(column -> "t." + column.name() + " = s." + column.name())
              .collect(Collectors.joining(" AND "));
      var values =
          table.columns().stream()
              .map(column -> "s." + column.name())
              .collect(Collectors.joining(", "));
      return "MERGE INTO "
          + table.name()
          + " t USING (SELECT "
          + source
          + ") s ON "
          + same
          + onConflict
          + " WHEN NOT MATCHED THEN INSERT ("
          + table.names()
          + ") VALUES ("
          + values
          + ")";
    }

    @Override
    String upsert(Table table) {
      var updates =
          table.others().stream()
              .map(column -> column.name() + " = s." + column.name())
              .collect(Collectors.joining(", "));
      return write(table, " WHEN MATCHED AND s.at >= t.at THEN UPDATE SET " + updates);
    }

    @Override
    String insertOnce(Table table) {
      return write(table, "");
    }

    @Override
    void lock(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        // H2 by itself writes up to half a second late, and a killed worker would take facts along.
        statement.execute("SET WRITE_DELAY 0");
        statement.execute("SET LOCK_TIMEOUT 30000");
        statement.execute(
            "CREATE TABLE IF NOT EXISTS mailferry_schema (version INTEGER PRIMARY KEY)");
        connection.setAutoCommit(false);
        // Nobody ever sees this row: it is taken back in the end, and who adds it meanwhile waits.
        statement.execute("INSERT INTO mailferry_schema (version) VALUES (0)");
      }
    }

    @Override
    Duration longestConnect() {
      return Duration.ofSeconds(10);
    }
  },

  /** PostgreSQL. */
  POSTGRESQL {
    @Override
    String write(Table table, String onConflict) {
      var marks = table.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
      var keys = table.keys().stream().map(Column::name).collect(Collectors.joining(", "));
      return "INSERT INTO "
          + table.name()
          + " AS t ("
          + table.names()
          + ") VALUES ("
          + marks
          + ") ON CONFLICT ("
          + keys
          + ") DO "
          + onConflict;
    }

    @Override
    String upsert(Table table) {
      var updates =
          table.others().stream()
              .map(column -> column.name() + " = excluded." + column.name())
              .collect(Collectors.joining(", "));
      return write(table, "UPDATE SET " + updates + " WHERE excluded.at >= t.at");
    }

    @Override
    String insertOnce(Table table) {
      return write(table, "NOTHING");
    }

    @Override
    void lock(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        // Any number does, as long as nobody else on this database takes the same.
        statement.execute("SELECT 1 FROM (SELECT pg_advisory_xact_lock(6245733779)) AS locked");
      }
    }

    @Override
    Duration longestConnect() {
      return Duration.ofSeconds(1);
    }
  };

  /** The dialect of an address. */
  static Dialect of(String url) {
    return url.startsWith("jdbc:h2:") ? H2 : POSTGRESQL;
  }

  abstract String write(Table table, String onConflict);

  /** Writes a row, or updates the one with its key unless that one is younger. */
  abstract String upsert(Table table);

  /** Writes a row, or leaves the one with its key as it is. */
  abstract String insertOnce(Table table);

  /**
   * Makes every other process that takes this lock wait until the transaction that begins with it
   * is rolled back, and settles how the database writes, where that is ours to say.
   */
  abstract void lock(Connection connection) throws SQLException;

  /** How long a new connection may take once the database was reached. */
  abstract Duration longestConnect();
}
