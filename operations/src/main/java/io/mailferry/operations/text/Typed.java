package io.mailferry.operations.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the short words that people write for what a program knows. */
public final class Typed {
  private static final Pattern SHORT_TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

  private Typed() {}

  /**
   * The constant of that word, in any case, with dashes or underscores.
   *
   * @throws IllegalArgumentException whose message says which words there are
   */
  public static <E extends Enum<E>> E oneOf(E[] values, String word) {
    var folded = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values)
        .filter(value -> value.name().equals(folded))
        .findFirst()
        .orElseThrow(() -> noneOf(word, Arrays.stream(values).<String>map(Words::typed).toList()));
  }

  /** What to throw for a word that is none of some. */
  public static IllegalArgumentException noneOf(String word, List<String> words) {
    return new IllegalArgumentException(
        word + " is not one of: " + words.stream().collect(Collectors.joining(", ")));
  }

  /**
   * A length of time as people shorten it, e.g. {@code 90m}.
   *
   * @throws IllegalArgumentException whose message says how one is written
   */
  public static Duration duration(String word) {
    var match = SHORT_TIME.matcher(word.toLowerCase(Locale.ROOT));
    if (match.matches()) {
      var number = Long.parseLong(match.group(1));
      var duration =
          switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
      if (duration.isPositive()) {
        return duration;
      }
    }
    throw new IllegalArgumentException(
        word + " is not a length of time; write for example 2s, 500ms or 10m");
  }
}
