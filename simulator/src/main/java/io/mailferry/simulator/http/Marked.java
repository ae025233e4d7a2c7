package io.mailferry.simulator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mark in front of every text of a reply. PowerShell 7 takes a text in JSON that looks like
 * a date for one, Windows PowerShell 5.1 does not: with the mark, a text stays a text in both.
 */
final class Marked {
  private static final String MARK = "=";

  private Marked() {}

  static Map<String, @Nullable Object> texts(Map<String, @Nullable Object> reply) {
    Map<String, @Nullable Object> marked = new LinkedHashMap<>();
    reply.forEach((name, value) -> marked.put(name, value(value)));
    return marked;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> MARK + text;
      case List<?> list -> list.stream().map(Marked::value).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> marked = new LinkedHashMap<>();
        map.forEach((name, each) -> marked.put(String.valueOf(name), value(each)));
        yield marked;
      }
      default -> value;
    };
  }
}
