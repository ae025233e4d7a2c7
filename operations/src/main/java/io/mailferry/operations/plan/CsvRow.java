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
