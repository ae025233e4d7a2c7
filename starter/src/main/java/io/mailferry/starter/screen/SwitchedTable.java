package io.mailferry.starter.screen;

import io.mailferry.operations.switched.SwitchedMailbox;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.util.List;

/** Who has switched as a table, a line each. */
public final class SwitchedTable {
  private SwitchedTable() {}

  /**
   * The lines; none for nobody.
   *
   * @param width the most letters in a line of the table
   */
  public static List<String> lines(List<SwitchedMailbox> switched, int width, boolean colour) {
    if (switched.isEmpty()) {
      return List.of();
    }
    var grid = new Grid().headings("SWITCHED (UTC)", "MAILBOX", "FROM", "TO", "WAVE", "NOTE");
    switched.forEach(each -> grid.row(row(each)));
    return grid.lines(width, colour);
  }

  private static List<Cell> row(SwitchedMailbox switched) {
    return List.of(
        Cell.of(Words.minute(switched.at())),
        Cell.of(Words.harmless(switched.address())),
        Cell.of(switched.from() == null ? "–" : Words.harmless(switched.from())),
        Cell.of(Words.harmless(switched.to())),
        Cell.of(switched.wave().value()),
        Cell.of(note(switched)));
  }

  private static String note(SwitchedMailbox switched) {
    if (switched.accepted()) {
      return "accepted by a person";
    }
    return switched.withWarning() ? "with a warning" : "";
  }
}
