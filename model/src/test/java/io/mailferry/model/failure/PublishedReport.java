package io.mailferry.model.failure;

import static java.util.Objects.requireNonNull;

import io.mailferry.model.move.QueueItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A failure of a request as somebody published it, and the family that it is to meet.
 *
 * @param source the page that quotes it
 * @param why why no family knows it; empty when one does
 */
record PublishedReport(FailureFamily family, String source, QueueItem.Failure failure, String why) {
  private static final Set<String> KEYS = Set.of("family", "from", "type", "text", "why");

  /** Blocks of {@code key: value}, with an empty line between them. */
  static Stream<PublishedReport> all() {
    try (var file = PublishedReport.class.getResourceAsStream("published/report.txt")) {
      var text =
          new String(requireNonNull(file, "report.txt").readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\\s*\n"))
          .map(PublishedReport::values)
          .filter(values -> !values.isEmpty())
          .map(PublishedReport::read);
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

  private static PublishedReport read(Map<String, String> values) {
    return new PublishedReport(
        FailureFamily.valueOf(requireNonNull(values.get("family"), "family")),
        requireNonNull(values.get("from"), "from"),
        new QueueItem.Failure(
            values.getOrDefault("type", ""), null, values.getOrDefault("text", "")),
        values.getOrDefault("why", ""));
  }

  boolean isKnown() {
    return family != FailureFamily.UNKNOWN;
  }
}
