package io.mailferry.operations.plan;

import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One line of a table.
 *
 * @param headers which column stands where
 * @param record its cells
 * @param line its number, from 1
 */
record CsvRow(Headers headers, CSVRecord record, int line) implements Row {
  @Override
  public String value(PlanColumn column) {
    return headers.value(record, column);
  }

  @Override
  public String nameOf(PlanColumn column) {
    return headers.nameOf(column);
  }

  @Override
  public Optional<IdentityColumn> identity() {
    return headers.identity();
  }

  @Override
  public String lacks(PlanColumn column) {
    return nameOf(column) + " is blank";
  }

  @Override
  public String orWithoutIt() {
    return ", or delete the column where another program wrote it";
  }

  @Override
  public String whichOfTwo() {
    return "say which with --column Alias=NAME or --column SamAccountName=NAME";
  }

  @Override
  public String whereAZoneStands() {
    return "give the zone of all with --zone, or each its own in a column TimeZone";
  }

  @Override
  public String size() {
    return headers.size(record);
  }

  @Override
  public Optional<String> overflow() {
    return headers.overflownBy(record)
        ? Optional.of(
            "there are more values than columns; a value that contains the separator stands in"
                + " double quotes")
        : Optional.empty();
  }
}
