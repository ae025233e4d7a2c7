package io.mailferry.operations.plan;

import io.mailferry.model.MailboxScope;
import java.util.Map;
import java.util.Optional;

/**
 * A mailbox with what is said of all for what is not said of it.
 *
 * @param row what is said of it
 * @param all what is said of all
 */
record RowWithDefaults(Row row, Map<PlanColumn, PlanRow.Value> all) implements Row {
  @Override
  public String value(PlanColumn column) {
    var own = row.value(column);
    var given = all.get(column);
    return !own.isEmpty() || given == null || !isFor(column) ? own : Cell.clean(given.text());
  }

  /** An archive that stays where it is needs no database. */
  private boolean isFor(PlanColumn column) {
    return column != PlanColumn.TARGET_ARCHIVE_DATABASE
        || !value(PlanColumn.MAILBOX_TYPE)
            .equalsIgnoreCase(MailboxScope.PRIMARY_ONLY.exchangeName());
  }

  @Override
  public String nameOf(PlanColumn column) {
    return row.nameOf(column);
  }

  @Override
  public int line() {
    return row.line();
  }

  @Override
  public int lineOf(PlanColumn column) {
    return row.lineOf(column);
  }

  @Override
  public Optional<IdentityColumn> identity() {
    return row.identity();
  }

  @Override
  public String lacks(PlanColumn column) {
    return row.lacks(column);
  }

  @Override
  public String orWithoutIt() {
    return row.orWithoutIt();
  }

  @Override
  public String whichOfTwo() {
    return row.whichOfTwo();
  }

  @Override
  public String whereAZoneStands() {
    return row.whereAZoneStands();
  }

  @Override
  public String size() {
    return row.size();
  }

  @Override
  public Optional<String> overflow() {
    return row.overflow();
  }
}
