package io.mailferry.rehearsal.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a program printed what a page shows.
 *
 * <p>A page may leave out: a line that is nothing but {@code …} stands for any lines, and {@code …}
 * in a line for any letters. Moments and GUIDs are never the same twice, so one stands for any
 * other. How many blanks there are between columns does not matter.
 */
final class Likeness {
  private static final String ANYTHING = "…";

  private static final String MOMENT =
      "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z?";
  private static final String GUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern SPECIAL =
      Pattern.compile("(" + MOMENT + ")|(" + GUID + ")|(" + ANYTHING + ")|(\\s+)");

  private Likeness() {}

  /** What is different, in a few lines; nothing when the program printed what the page shows. */
  static Optional<String> difference(List<String> shown, List<String> printed) {
    var patterns = shown.stream().map(Likeness::pattern).toList();
    var furthest = furthest(shown, patterns, printed);
    if (furthest == shown.size()) {
      return Optional.empty();
    }
    return Optional.of(
        "the page shows\n    "
            + (furthest < 0 ? "nothing more" : shown.get(furthest))
            + "\nand what was printed has no such line there:\n    "
            + String.join("\n    ", printed));
  }

  /**
   * How many of the page's lines are matched when all that was printed is used up; the number of
   * the first line that never is, or -1 when something is left over.
   */
  private static int furthest(List<String> shown, List<Pattern> patterns, List<String> printed) {
    // reached.get(j): the page so far can stand for the first j printed lines.
    var reached = new boolean[printed.size() + 1];
    reached[0] = true;
    for (var i = 0; i < shown.size(); i++) {
      var next = new boolean[printed.size() + 1];
      var any = shown.get(i).strip().equals(ANYTHING);
      for (var j = 0; j <= printed.size(); j++) {
        if (any) {
          next[j] = reached[j] || (j > 0 && next[j - 1]);
        } else {
          next[j] =
              j > 0 && reached[j - 1] && patterns.get(i).matcher(printed.get(j - 1)).matches();
        }
      }
      if (isNowhere(next)) {
        return i;
      }
      reached = next;
    }
    return reached[printed.size()] ? shown.size() : -1;
  }

  private static boolean isNowhere(boolean[] reached) {
    for (var each : reached) {
      if (each) {
        return false;
      }
    }
    return true;
  }

  private static Pattern pattern(String line) {
    var pieces = new ArrayList<String>();
    var special = SPECIAL.matcher(line.stripTrailing());
    var from = 0;
    while (special.find()) {
      pieces.add(Pattern.quote(line.substring(from, special.start())));
      pieces.add(
          special.group(1) != null
              ? MOMENT
              : special.group(2) != null ? GUID : special.group(3) != null ? ".*" : "\\s+");
      from = special.end();
    }
    pieces.add(Pattern.quote(line.stripTrailing().substring(from)));
    return Pattern.compile(String.join("", pieces) + "\\s*");
  }
}
