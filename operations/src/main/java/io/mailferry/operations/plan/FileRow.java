package io.mailferry.operations.plan;

import java.util.Optional;
import java.util.function.Function;

/**
 * A mailbox that stands in no table, as it is judged.
 *
 * @param row what the file says
 * @param names what the file calls a value that is not there
 */
record FileRow(PlanRow row, Function<PlanColumn, String> names) implements Row {
  @Override
  public int line() {
    return row.line();
  }

  @Override
  public int lineOf(PlanColumn column) {
    var value = row.values().get(column);
    return value == null ? row.line() : value.line();
  }

  @Override
  public String value(PlanColumn column) {
    var value = row.values().get(column);
    return value == null ? "" : Cell.clean(value.text());
  }

  @Override
  public String nameOf(PlanColumn column) {
    var value = row.values().get(column);
    return value == null ? names.apply(column) : value.name();
  }

  /** What looks like an address is one; whoever means names to sign in with has a table of them. */
  @Override
  public Optional<IdentityColumn> identity() {
    return value(PlanColumn.EMAIL_ADDRESS).indexOf('@') >= 0
        ? Optional.empty()
        : Optional.of(IdentityColumn.MAILBOX);
  }

  @Override
  public String lacks(PlanColumn column) {
    return "the row has no " + nameOf(column) + ", and none holds for all";
  }

  @Override
  public String orWithoutIt() {
    return "";
  }

  @Override
  public String whichOfTwo() {
    return "write the mailbox's address, its GUID, or DOMAIN\\name";
  }

  @Override
  public String whereAZoneStands() {
    return "give the zone of all with a line zone: at the top of the file, or each row its own";
  }

  @Override
  public String size() {
    return "";
  }

  @Override
  public Optional<String> overflow() {
    return Optional.empty();
  }
}
