package io.mailferry.activities.fault.table;

import static java.util.Objects.requireNonNull;

import io.mailferry.activities.fault.ErrorReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An error as somebody published it, and the row of the table that it is to meet.
 *
 * @param family the file that it stands in
 * @param row the row's code
 * @param source the page that quotes it
 * @param report what was quoted
 * @param why why no row knows it; empty when one does
 */
record PublishedError(String family, String row, String source, ErrorReport report, String why) {
  static final List<String> FAMILIES =
      List.of("endpoint", "mailbox", "environment", "session", "languages");

  private static final Set<String> KEYS =
      Set.of("row", "from", "id", "type", "inner", "text", "note", "why");

  static Stream<PublishedError> all() {
    return FAMILIES.stream().flatMap(PublishedError::of);
  }

  /** All of a family: blocks of {@code key: value}, with an empty line between them. */
  static Stream<PublishedError> of(String family) {
    try (var file = PublishedError.class.getResourceAsStream("published/" + family + ".txt")) {
      var blocks = new String(requireNonNull(file, family).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(blocks.split("\n\\s*\n"))
          .map(PublishedError::values)
          .filter(values -> !values.isEmpty())
          .map(values -> read(family, values));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> values(String block) {
    var values = new LinkedHashMap<String, String>();
    block
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              var parts = line.split(": ", 2);
              if (parts.length != 2 || !KEYS.contains(parts[0])) {
                throw new IllegalArgumentException("not a `key: value`: " + line);
              }
              if (values.put(parts[0], parts[1]) != null) {
                throw new IllegalArgumentException("given twice: " + line);
              }
            });
    return values;
  }

  private static PublishedError read(String family, Map<String, String> values) {
    var inner = values.getOrDefault("inner", "");
    return new PublishedError(
        family,
        requireNonNull(values.get("row"), "row"),
        requireNonNull(values.get("from"), "from"),
        new ErrorReport(
            values.getOrDefault("id", ""),
            values.getOrDefault("type", ""),
            requireNonNull(values.get("text"), "text"),
            inner.isEmpty() ? List.of() : List.of(inner.split(", "))),
        values.getOrDefault("why", ""));
  }

  boolean isKnown() {
    return !row.equals("MF-EX-UNKNOWN");
  }
}
