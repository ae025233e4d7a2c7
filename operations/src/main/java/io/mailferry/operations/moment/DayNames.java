package io.mailferry.operations.moment;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Days and months as they are called in English and German, in lower case. */
final class DayNames {
  private static final Map<String, DayOfWeek> DAYS =
      named(
          DayOfWeek.values(),
          List.of(
              "mon monday mo montag",
              "tue tues tuesday di dienstag",
              "wed wednesday mi mittwoch",
              "thu thur thurs thursday do donnerstag",
              "fri friday fr freitag",
              "sat saturday sa samstag sonnabend",
              "sun sunday so sonntag"));

  private static final Map<String, Month> MONTHS =
      named(
          Month.values(),
          List.of(
              "jan january januar jän jänner",
              "feb february februar",
              "mar march mär mrz märz maerz",
              "apr april",
              "may mai",
              "jun june juni",
              "jul july juli",
              "aug august",
              "sep sept september",
              "oct october okt oktober",
              "nov november",
              "dec december dez dezember"));

  private static final Map<String, Integer> AWAY =
      Map.of(
          "today", 0,
          "heute", 0,
          "tomorrow", 1,
          "morgen", 1,
          "day after tomorrow", 2,
          "übermorgen", 2,
          "uebermorgen", 2);

  private DayNames() {}

  private static <V> Map<String, V> named(V[] values, List<String> names) {
    var all = new HashMap<String, V>();
    for (var index = 0; index < values.length; index++) {
      for (var name : names.get(index).split(" ", -1)) {
        all.put(name, values[index]);
      }
    }
    return Map.copyOf(all);
  }

  static Optional<DayOfWeek> day(String word) {
    return Optional.ofNullable(DAYS.get(withoutDot(word)));
  }

  static Optional<Month> month(String word) {
    return Optional.ofNullable(MONTHS.get(withoutDot(word)));
  }

  /** How many days from today. */
  static Optional<Integer> away(String words) {
    return Optional.ofNullable(AWAY.get(words));
  }

  private static String withoutDot(String word) {
    return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }
}
