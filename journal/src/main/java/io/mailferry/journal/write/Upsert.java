package io.mailferry.journal.write;

import io.mailferry.journal.database.Dialect;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Statements that write a row whether or not one with its key stands there. */
final class Upsert {
  private Upsert() {}

  /** Writes a row, or updates the one with its key unless that one is younger. */
  static String latest(Dialect dialect, Table table) {
    return switch (dialect) {
      case H2 ->
          merge(
              table,
              " WHEN MATCHED AND s.at >= t.at THEN UPDATE SET "
                  + each(table.others(), ", ", name -> name + " = s." + name));
      case POSTGRESQL ->
          insert(
              table,
              "UPDATE SET "
                  + each(table.others(), ", ", name -> name + " = excluded." + name)
                  + " WHERE excluded.at >= t.at");
    };
  }

  /** Writes a row, or leaves the one with its key as it is. */
  static String once(Dialect dialect, Table table) {
    return switch (dialect) {
      case H2 -> merge(table, "");
      case POSTGRESQL -> insert(table, "NOTHING");
    };
  }

  private static String merge(Table table, String whenMatched) {
    var source =
        table.columns().stream()
            .map(column -> "CAST(? AS " + column.type() + ") AS " + column.name())
            .collect(Collectors.joining(", "));
    return "MERGE INTO "
        + table.name()
        + " t USING (SELECT "
        + source
        + ") s ON "
        + each(table.keys(), " AND ", name -> "t." + name + " = s." + name)
        + whenMatched
        + " WHEN NOT MATCHED THEN INSERT ("
        + table.names()
        + ") VALUES ("
        + each(table.columns(), ", ", name -> "s." + name)
        + ")";
  }

  private static String insert(Table table, String onConflict) {
    return "INSERT INTO "
        + table.name()
        + " AS t ("
        + table.names()
        + ") VALUES ("
        + each(table.columns(), ", ", _ -> "?")
        + ") ON CONFLICT ("
        + each(table.keys(), ", ", name -> name)
        + ") DO "
        + onConflict;
  }

  private static String each(List<Column> columns, String between, Function<String, String> words) {
    return columns.stream().map(Column::name).map(words).collect(Collectors.joining(between));
  }
}
