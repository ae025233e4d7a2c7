package io.mailferry.starter.screen;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;

/** A table in plain text: as wide as its contents, and no wider than the screen. */
public final class Grid {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A cell.
   *
   * @param text its text; one line
   * @param ink its colour
   */
  public record Cell(String text, TextStyle ink) {
    /** Text without control characters. */
    public Cell {
      text = Words.harmless(text);
    }

    /** A cell without colour. */
    public static Cell of(String text) {
      return new Cell(text, TextStyle.PLAIN);
    }
  }

  /** Adds a row of headings. */
  public Grid headings(String... headings) {
    var row = new ArrayList<Cell>();
    for (var heading : headings) {
      row.add(new Cell(heading, TextStyle.FAINT));
    }
    return row(row);
  }

  /** Adds a row; all rows have the same number of cells. */
  public Grid row(List<Cell> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /**
   * The table.
   *
   * @param width the most letters in a line; the last column gives way
   */
  public List<String> lines(int width, boolean colour) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).text().length());
      }
    }
    var last = widths.length - 1;
    var before = 0;
    for (var i = 0; i < last; i++) {
      before += widths[i] + GAP.length();
    }
    widths[last] = Math.max(8, Math.min(widths[last], width - before));
    return rows.stream().map(row -> line(row, widths, colour)).toList();
  }

  private static String line(List<Cell> row, int[] widths, boolean colour) {
    var line = new StringBuilder();
    for (var i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      var text = fitted(cell.text(), widths[i]);
      line.append(cell.ink().on(text, colour));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - text.length())).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private static String fitted(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
