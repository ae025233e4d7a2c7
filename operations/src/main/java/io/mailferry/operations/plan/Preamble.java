package io.mailferry.operations.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      Pattern.compile("\"?sep=([,;\t|])[,;\t|]*\"?", Pattern.CASE_INSENSITIVE);
  private static final String DELIMITERS = ",;\t|";

  static Preamble of(String text) {
    var rest = text.toCharArray();
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
        return new Preamble(String.valueOf(rest), told == null ? delimiterIn(line) : told);
      }
      // The line stays, and has nothing in it.
      Arrays.fill(rest, start, end, ' ');
      if (end == text.length()) {
        return new Preamble(String.valueOf(rest), told == null ? ',' : told);
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

  /**
   * The one between the names of columns that a plan knows; where it knows none, the first that
   * stands in no quotes. Which one Excel writes follows from the country, and a name may have
   * another in it.
   */
  private static char delimiterIn(String line) {
    var there = delimiters(line);
    return there.stream()
        .filter(each -> PlanColumn.anyIn(parts(line, each)))
        .findFirst()
        .or(() -> there.stream().findFirst())
        .orElse(',');
  }

  private static List<Character> delimiters(String line) {
    var found = new ArrayList<Character>();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var letter = line.charAt(i);
      quoted ^= letter == '"';
      if (!quoted && DELIMITERS.indexOf(letter) >= 0 && !found.contains(letter)) {
        found.add(letter);
      }
    }
    return found;
  }

  private static List<String> parts(String line, char delimiter) {
    return Pattern.compile(Pattern.quote(String.valueOf(delimiter)))
        .splitAsStream(line)
        .map(part -> Cell.clean(part.replace("\"", "")))
        .toList();
  }
}
