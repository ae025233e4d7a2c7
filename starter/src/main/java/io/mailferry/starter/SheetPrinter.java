package io.mailferry.starter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.operations.text.SpreadsheetText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes what a command found in the form that was asked for. */
final class SheetPrinter {
  private SheetPrinter() {}

  static void print(Sheet sheet, Format format, PrintStream out) {
    switch (format) {
      case table -> sheet.text().forEach(out::println);
      case json -> out.println(Json.text(whole(sheet)));
      case jsonl -> lines(sheet).forEach(line -> out.println(Json.text(line)));
      case csv -> out.print(csv(lines(sheet)));
    }
    out.flush();
  }

  private static Map<String, @Nullable Object> whole(Sheet sheet) {
    var whole = new LinkedHashMap<String, @Nullable Object>(sheet.head());
    if (!sheet.rowsName().isEmpty()) {
      whole.put(sheet.rowsName(), sheet.rows());
    }
    return whole;
  }

  private static List<Map<String, @Nullable Object>> lines(Sheet sheet) {
    return sheet.rowsName().isEmpty() ? List.of(sheet.head()) : sheet.rows();
  }

  private static String csv(List<Map<String, @Nullable Object>> lines) {
    var text = new StringBuilder();
    if (lines.isEmpty()) {
      return "";
    }
    try (var printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      printer.printRecord(lines.getFirst().keySet());
      for (var line : lines) {
        printer.printRecord(line.values().stream().map(SheetPrinter::cell));
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

  /** Loaded only where JSON is asked for: its library takes longer to load than a table to show. */
  private static final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String text(Object value) {
      try {
        return MAPPER.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("plain values could not be written", e);
      }
    }
  }
}
