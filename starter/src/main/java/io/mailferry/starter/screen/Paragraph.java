package io.mailferry.starter.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * Text beside a label, broken between words so that it stays in its own column.
 *
 * @param label what stands before the first line, with its blanks
 * @param indent how many blanks stand before every other line
 * @param text the text; one line
 */
record Paragraph(String label, int indent, String text) {
  /** A column narrower than this is no help, however narrow the screen is. */
  private static final int NARROWEST = 20;

  /** Text that goes on below where it began. */
  static Paragraph beside(String label, String text) {
    return new Paragraph(label, label.length(), text);
  }

  /**
   * The lines.
   *
   * @param width the most letters in a line; a word that is longer stands whole all the same
   */
  List<String> lines(int width) {
    var lines = new ArrayList<String>();
    var before = label;
    var rest = text;
    while (true) {
      var room = Math.max(NARROWEST, width - before.length());
      var end = rest.length() <= room ? -1 : lastBlank(rest, room);
      if (end < 0) {
        lines.add((before + rest).stripTrailing());
        return lines;
      }
      lines.add((before + rest.substring(0, end)).stripTrailing());
      rest = rest.substring(end).stripLeading();
      before = " ".repeat(indent);
    }
  }

  /**
   * Where a line of so many letters ends; after its first word when that is longer; -1 for none.
   */
  private static int lastBlank(String rest, int room) {
    var last = rest.lastIndexOf(' ', room);
    return last > 0 ? last : rest.indexOf(' ', room);
  }
}
