package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one table. */
final class PlanReader {
  private final Route route;
  private final PlanHints hints;
  private final PlanLines lines;

  /**
   * @param guessed whether only the letters of ASCII are certain
   */
  PlanReader(Route route, PlanHints hints, boolean guessed) {
    this.route = route;
    this.hints = hints;
    this.lines = new PlanLines(hints, guessed);
  }

  ReadPlan read(String text) {
    var plain = Preamble.of(text);
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(plain.delimiter())
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(plain.delimiter() != '\t')
            .get();
    try (var parser = CSVParser.parse(plain.text(), format)) {
      readAll(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    return lines.plan(route);
  }

  private void readAll(CSVParser parser) {
    @Nullable Headers headers = null;
    var line = 1;
    var records = parser.iterator();
    while (true) {
      var start = line;
      try {
        if (!records.hasNext()) {
          return;
        }
        var record = records.next();
        line = (int) parser.getCurrentLineNumber() + 1;
        if (isBlank(record)) {
          continue;
        }
        if (headers == null) {
          var list = isAList(record);
          headers =
              list
                  ? Headers.ofAList(record, start, route, hints)
                  : Headers.in(record, start, route, hints);
          headers.problems().forEach(lines::add);
          lines.note(headers.notes());
          if (!headers.showTheLines()) {
            // Without its columns no line can be judged.
            return;
          }
          if (list) {
            lines.read(new CsvRow(headers, record, start));
          }
        } else {
          lines.read(new CsvRow(headers, record, start));
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        lines.add(
            new PlanProblem(
                start,
                Code.QUOTE_OPEN,
                "a double quote is opened and not closed, or stands in the middle of a value;"
                    + " the lines from here on were not read"));
        return;
      }
    }
  }

  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(value -> Cell.clean(value).isEmpty());
  }

  /** No column is called like an address. */
  private static boolean isAList(CSVRecord record) {
    return record.stream()
        .map(value -> AddressText.in(Cell.clean(value)))
        .anyMatch(value -> AddressRule.against(value).isEmpty());
  }
}
