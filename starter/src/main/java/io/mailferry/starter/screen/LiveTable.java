package io.mailferry.starter.screen;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines that are drawn over themselves on a terminal, and appended elsewhere when they change.
 *
 * <p>Not for use by several threads.
 */
public final class LiveTable {
  private static final String CLEAR_LINE = "\u001B[2K";
  private static final String CLEAR_BELOW = "\u001B[0J";

  private final PrintStream out;
  private final boolean terminal;
  private final int height;
  private List<String> shown = List.of();

  /**
   * @param out where to
   * @param terminal whether that is a terminal
   * @param height the most lines it shows at once
   */
  public LiveTable(PrintStream out, boolean terminal, int height) {
    this.out = out;
    this.terminal = terminal;
    this.height = height;
  }

  /** Shows these lines instead of those before. */
  public void show(List<String> lines) {
    if (lines.equals(shown)) {
      return;
    }
    if (terminal) {
      redraw(lines);
    } else {
      lines.stream().filter(line -> !shown.contains(line)).forEach(out::println);
      shown = List.copyOf(lines);
    }
    out.flush();
  }

  private void redraw(List<String> lines) {
    var fitting = fitted(lines);
    var picture = new StringBuilder();
    if (!shown.isEmpty()) {
      picture.append("\u001B[").append(shown.size()).append('A');
    }
    for (var line : fitting) {
      picture.append(CLEAR_LINE).append(line).append('\n');
    }
    out.print(picture.append(CLEAR_BELOW));
    shown = fitting;
  }

  /** What does not fit cannot be drawn over: the rest is counted instead. */
  private List<String> fitted(List<String> lines) {
    if (lines.size() <= height) {
      return List.copyOf(lines);
    }
    var fitting = new java.util.ArrayList<>(lines.subList(0, height - 1));
    fitting.add("… and " + (lines.size() - height + 1) + " more lines");
    return List.copyOf(fitting);
  }
}
