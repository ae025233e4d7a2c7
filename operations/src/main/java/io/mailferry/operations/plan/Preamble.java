package io.mailferry.operations.plan;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What programs write above the names of the columns: {@code Export-Csv} of Windows PowerShell the
 * type of its objects ({@code #TYPE …}), others the separator for Excel ({@code sep=;}).
 *
 * @param text the file without them; its lines have the numbers that they had
 * @param delimiter what separates the values
 */
record Preamble(String text, char delimiter) {
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);
  private static final String DELIMITERS = ",;\t|";

  static Preamble of(String text) {
    var rest = new StringBuilder(text);
    @Nullable Character told = null;
    var start = 0;
    while (true) {
      var end = endOfLine(text, start);
      var line = Cell.clean(text.substring(start, end));
      var separator = SEPARATOR.matcher(line);
      if (separator.matches()) {
        told = separator.group(1).charAt(0);
      } else if (text.startsWith("sep=\t", start)) {
        told = '\t';
      } else if (!line.isEmpty() && !isTypeOfObjects(line)) {
        return new Preamble(rest.toString(), told == null ? delimiterIn(line) : told);
      }
      // The line stays, and has nothing in it.
      rest.replace(start, end, " ".repeat(end - start));
      if (end == text.length()) {
        return new Preamble(rest.toString(), told == null ? ',' : told);
      }
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
  }

  private static boolean isTypeOfObjects(String line) {
    return line.toUpperCase(Locale.ROOT).startsWith("#TYPE ");
  }

  private static int endOfLine(String text, int start) {
    for (var i = start; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return i;
      }
    }
    return text.length();
  }

  /** The first that stands in no quotes: which one Excel writes follows from the country. */
  private static char delimiterIn(String line) {
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var letter = line.charAt(i);
      quoted ^= letter == '"';
      if (!quoted && DELIMITERS.indexOf(letter) >= 0) {
        return letter;
      }
    }
    return ',';
  }
}
