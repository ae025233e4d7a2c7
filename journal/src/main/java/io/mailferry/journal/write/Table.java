package io.mailferry.journal.write;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is written row by row.
 *
 * @param name its name
 * @param columns its columns, in the order in which values are given
 */
record Table(String name, List<Column> columns) {
  private static final String TEXT = "VARCHAR";
  private static final String MOMENT = "TIMESTAMP(6) WITH TIME ZONE";

  static final Table WAVE =
      new Table(
          "wave",
          List.of(
              Column.key("name", TEXT),
              Column.of("organisation", TEXT),
              Column.of("route", TEXT),
              Column.of("mailboxes", "INTEGER"),
              Column.of("at", MOMENT)));

  static final Table LINE =
      new Table(
          "plan_line",
          List.of(
              Column.key("wave", TEXT),
              Column.key("line", "INTEGER"),
              Column.of("address", TEXT),
              Column.of("address_key", TEXT),
              Column.of("mailbox", "UUID"),
              Column.of("home", TEXT),
              Column.of("target_database", TEXT),
              Column.of("problem", TEXT),
              Column.of("at", MOMENT),
              Column.of("target_archive_database", TEXT),
              Column.of("bad_item_limit", "INTEGER"),
              Column.of("large_item_limit", "INTEGER"),
              Column.of("mailbox_type", TEXT),
              Column.of("identity_kind", TEXT),
              Column.of("complete_after", TEXT),
              Column.of("cutover_windows", TEXT),
              Column.of("cutover_blackouts", TEXT),
              Column.of("time_zone", TEXT)));

  static final Table PROGRESS =
      new Table(
          "progress",
          List.of(
              Column.key("mailbox", "UUID"),
              Column.of("at", MOMENT),
              Column.of("status", TEXT),
              Column.of("status_detail", TEXT),
              Column.of("percent", "INTEGER"),
              Column.of("bytes", "BIGINT"),
              Column.of("total_bytes", "BIGINT"),
              Column.of("source_database", TEXT),
              Column.of("target_database", TEXT)));

  static final Table DECISION =
      new Table(
          "decision",
          List.of(
              Column.key("wave", TEXT),
              Column.key("mailbox", "UUID"),
              Column.of("at", MOMENT),
              Column.of("phase", TEXT),
              Column.of("attention", TEXT),
              Column.of("sentence", TEXT),
              Column.of("reason", TEXT),
              Column.of("cause", TEXT),
              Column.of("choices", TEXT),
              Column.of("dependency", TEXT)));

  static final Table FACT =
      new Table(
          "fact",
          List.of(
              Column.key("id", TEXT),
              Column.of("at", MOMENT),
              Column.of("wave", TEXT),
              Column.of("mailbox", "UUID"),
              Column.of("kind", TEXT),
              Column.of("sentence", TEXT),
              Column.of("evidence", TEXT),
              Column.of("act", TEXT),
              Column.of("code", TEXT)));

  static final Table REPORT =
      new Table(
          "move_report",
          List.of(
              Column.key("mailbox", "UUID"),
              Column.key("request", "UUID"),
              Column.key("failed_at", MOMENT),
              Column.of("wave", TEXT),
              Column.of("at", MOMENT),
              Column.of("family", TEXT),
              Column.of("inner_type", TEXT),
              Column.of("failures", TEXT),
              Column.of("entries", TEXT)));

  static final Table OUTCOME =
      new Table(
          "outcome",
          List.of(
              Column.key("wave", TEXT),
              Column.key("mailbox", "UUID"),
              Column.of("at", MOMENT),
              Column.of("kind", TEXT),
              Column.of("from_database", TEXT),
              Column.of("to_database", TEXT),
              Column.of("queued_at", MOMENT),
              Column.of("completed_at", MOMENT),
              Column.of("bytes", "BIGINT"),
              Column.of("locked_seconds", "BIGINT"),
              Column.of("with_warning", "BOOLEAN"),
              Column.of("accepted", "BOOLEAN"),
              Column.of("words", TEXT)));

  /** The list is copied. */
  Table {
    columns = List.copyOf(columns);
  }

  List<Column> keys() {
    return columns.stream().filter(Column::key).toList();
  }

  List<Column> others() {
    return columns.stream().filter(column -> !column.key()).toList();
  }

  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
