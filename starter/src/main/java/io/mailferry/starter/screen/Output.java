package io.mailferry.starter.screen;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command found, in every form it may be asked for.
 *
 * @param head what is there once
 * @param rowsName what the rows are called in the object
 * @param rows what is there many times; each with the same keys
 * @param text the same for people, line by line
 */
public record Output(
    Map<String, @Nullable Object> head,
    String rowsName,
    List<Map<String, @Nullable Object>> rows,
    List<String> text) {
  /** Rows only. */
  public static Output ofRows(
      String rowsName, List<Map<String, @Nullable Object>> rows, List<String> text) {
    return new Output(Map.of(), rowsName, rows, text);
  }

  /** One object only. */
  public static Output ofOne(Map<String, @Nullable Object> head, List<String> text) {
    return new Output(head, "", List.of(), text);
  }
}
