package io.mailferry.operations.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows as CSV for spreadsheets; text that a spreadsheet would run is kept from that. */
public final class Csv {
  private Csv() {}

  /** The rows under their names; all have the same keys. Empty for none. */
  public static String text(List<Map<String, @Nullable Object>> rows) {
    var text = new StringBuilder();
    if (rows.isEmpty()) {
      return "";
    }
    try (var printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      printer.printRecord(rows.getFirst().keySet());
      for (var row : rows) {
        printer.printRecord(row.values().stream().map(Csv::cell));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be written", e);
    }
    return text.toString();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> SpreadsheetText.safe(text);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> Json.text(value);
    };
  }
}
