package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.plan.PlanColumn;
import io.mailferry.operations.text.Words;
import java.util.Arrays;
import java.util.List;

/** What a wave file says of one mailbox. */
enum RowKey implements Key {
  MAILBOX(
      PlanColumn.EMAIL_ADDRESS,
      "address email email-address mail primary-smtp-address user identity"),
  TARGET_DATABASE(PlanColumn.TARGET_DATABASE, "database remote-target-database target to"),
  TARGET_ARCHIVE_DATABASE(
      PlanColumn.TARGET_ARCHIVE_DATABASE, "archive-database remote-target-archive-database"),
  BAD_ITEM_LIMIT(PlanColumn.BAD_ITEM_LIMIT, "bad-items"),
  LARGE_ITEM_LIMIT(PlanColumn.LARGE_ITEM_LIMIT, "large-items"),
  MAILBOX_TYPE(PlanColumn.MAILBOX_TYPE, "type scope"),
  NOT_BEFORE(PlanColumn.COMPLETE_AFTER, "complete-after cutover-not-before completion-time"),
  WINDOW(PlanColumn.CUTOVER_WINDOW, "windows cutover-window"),
  BLACKOUT(PlanColumn.CUTOVER_BLACKOUT, "blackouts cutover-blackout"),
  ZONE(PlanColumn.TIME_ZONE, "time-zone tz");

  private final PlanColumn column;
  private final String others;

  RowKey(PlanColumn column, String others) {
    this.column = column;
    this.others = others;
  }

  @Override
  public String word() {
    return Words.typed(this);
  }

  @Override
  public List<String> others() {
    return List.of(others.split(" "));
  }

  /** The column of a table that says the same. */
  PlanColumn column() {
    return column;
  }

  /** What a row calls what is a column of a table. */
  static String wordOf(PlanColumn column) {
    return Arrays.stream(values())
        .filter(each -> each.column == column)
        .map(RowKey::word)
        .findFirst()
        .orElseThrow();
  }
}
