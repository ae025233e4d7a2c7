package io.mailferry.starter.screen;

import io.mailferry.operations.failure.FailureKind;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kinds of failure as a table, a line each; below it the words of those that nobody knows. */
public final class FailureTable {
  private FailureTable() {}

  /**
   * The lines; none for no failures.
   *
   * @param width the most letters in a line of the table; words of Exchange stand whole
   */
  public static List<String> lines(List<FailureKind> kinds, int width, boolean colour) {
    if (kinds.isEmpty()) {
      return List.of();
    }
    var grid = new Grid().headings("KIND", "MAILBOXES", "TIMES", "OPEN", "TRIED", "HELPED", "WHAT");
    kinds.forEach(kind -> grid.row(row(kind)));
    var lines = new ArrayList<>(grid.lines(width, colour));
    for (var kind : kinds) {
      if (kind.unknown()) {
        lines.add("Not known to Mailferry (" + kind.code() + "):");
        kind.samples().forEach(sample -> lines.add("  " + Words.harmless(sample)));
      }
    }
    return lines;
  }

  private static List<Cell> row(FailureKind kind) {
    return List.of(
        new Cell(kind.code(), kind.unknown() ? TextStyle.ALARM : TextStyle.PLAIN),
        Cell.of(String.valueOf(kind.mailboxes())),
        Cell.of(String.valueOf(kind.times())),
        Cell.of(String.valueOf(kind.open())),
        Cell.of(counted(kind.tried())),
        Cell.of(counted(kind.helped())),
        Cell.of(kind.words()));
  }

  private static String counted(Map<String, Integer> what) {
    return what.isEmpty()
        ? "–"
        : what.entrySet().stream()
            .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " ×" + each.getValue()))
            .collect(Collectors.joining(", "));
  }
}
