package io.mailferry.journal;

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
    String lockSchema() {
      // H2 by itself writes up to half a second late, and a killed worker would take facts along.
      return "SET WRITE_DELAY 0";
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
    String lockSchema() {
      // Any number does, as long as nobody else on this database takes the same.
      return "SELECT 1 FROM (SELECT pg_advisory_xact_lock(6245733779)) AS locked";
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
   * Said first when tables are made: makes other processes wait until this transaction ends, where
   * that works, and settles how the database writes, where that is ours to say.
   */
  abstract String lockSchema();
}
