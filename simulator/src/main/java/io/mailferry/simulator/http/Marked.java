package io.mailferry.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts with a mark in front, as they travel in requests, and a reply as the practice module reads
 * it fastest. Results are rows under columns, because reading thousands of objects by their
 * properties' names takes a shell seconds. Every text has a mark in front: PowerShell 7 takes a
 * text in JSON that looks like a date for one, Windows PowerShell 5.1 does not, and with the mark a
 * text stays a text in both.
 */
final class Marked {
  private static final String MARK = "=";

  private Marked() {}

  static Map<String, @Nullable Object> of(Map<String, @Nullable Object> reply) {
    var marked = new LinkedHashMap<String, @Nullable Object>();
    reply.forEach((name, value) -> marked.put(name, value(value)));
    if (reply.get("result") instanceof List<?> results
        && !results.isEmpty()
        && results.getFirst() instanceof Map<?, ?> first) {
      var columns = first.keySet().stream().map(String::valueOf).toList();
      marked.put("columns", columns);
      marked.put("result", results.stream().map(each -> row((Map<?, ?>) each, columns)).toList());
    }
    return marked;
  }

  /**
   * A request's parameters without the marks.
   *
   * @throws IllegalArgumentException when a text has none
   */
  static Map<String, @Nullable Object> unmarked(Map<?, ?> parameters) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    parameters.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
    return plain;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text when text.startsWith(MARK) -> text.substring(MARK.length());
      case String text -> throw new IllegalArgumentException("a text without its mark: " + text);
      case List<?> list -> list.stream().map(Marked::plain).toList();
      case Map<?, ?> map -> unmarked(map);
      default -> value;
    };
  }

  private static List<@Nullable Object> row(Map<?, ?> result, List<String> columns) {
    var row = new ArrayList<@Nullable Object>();
    columns.forEach(name -> row.add(value(result.get(name))));
    return row;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> MARK + text;
      case List<?> list -> list.stream().map(Marked::value).toList();
      case Map<?, ?> map -> {
        var marked = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, each) -> marked.put(String.valueOf(name), value(each)));
        yield marked;
      }
      default -> value;
    };
  }
}
