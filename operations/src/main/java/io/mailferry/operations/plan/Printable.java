package io.mailferry.operations.plan;

/** Shows what a person typed without letting it do anything to a terminal. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  /** The text as it is where nothing in it is odd, else in quotes. */
  static String plainly(String text) {
    return text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F) ? text : of(text);
  }

  /** The text in quotes, cut off where it is long; what cannot be seen is told. */
  public static String of(String text) {
    var shown = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default ->
                    shown.appendCodePoint(
                        Character.isISOControl(point) || isUnseen(point) ? '\uFFFD' : point);
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
  }

  /** Whether a letter alters what is seen around it, or is a line break that nobody typed. */
  public static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
