package io.mailferry.operations.plan;

/** Shows what a person typed without letting it do anything to a terminal. */
final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  static String of(String text) {
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
                        Character.isISOControl(point) || !Character.isDefined(point)
                            ? '\uFFFD'
                            : point);
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
  }
}
