package io.mailferry.starter.screen;

import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.util.List;

/** All waves as a table, a line each. */
public final class WaveList {
  private WaveList() {}

  /**
   * The lines of the table; none for no waves.
   *
   * @param width the most letters in a line
   */
  public static List<String> lines(List<WaveSnapshot> waves, int width, boolean colour) {
    if (waves.isEmpty()) {
      return List.of();
    }
    var grid =
        new Grid()
            .headings(
                "WAVE",
                "STARTED (UTC)",
                "STATE",
                "ARRIVED",
                "ATTENTION",
                "NOT STARTED",
                "INTERVENTIONS");
    waves.forEach(wave -> grid.row(row(wave)));
    return grid.lines(width, colour);
  }

  private static List<Cell> row(WaveSnapshot wave) {
    return List.of(
        Cell.of(wave.name().value()),
        Cell.of(Words.minute(wave.plannedAt())),
        Cell.of(wave.state().word()),
        Cell.of(wave.arrived() + " of " + wave.planned()),
        alarming(wave.needingAttention().size()),
        alarming(wave.notStarted().size()),
        Cell.of(String.valueOf(wave.interventions())));
  }

  private static Cell alarming(int number) {
    return new Cell(String.valueOf(number), number == 0 ? TextStyle.PLAIN : TextStyle.ALARM);
  }
}
