package io.mailferry.operations.moment;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days of the week as people list them, in English and German: daily, Mon-Fri, freitags. */
final class WeekDays {
  private static final List<DayOfWeek> ALL = List.of(DayOfWeek.values());
  private static final List<DayOfWeek> WORKING = ALL.subList(0, 5);
  private static final List<DayOfWeek> WEEKEND = ALL.subList(5, 7);

  private static final Map<String, List<DayOfWeek>> NAMED =
      Map.ofEntries(
          Map.entry("daily", ALL),
          Map.entry("nightly", ALL),
          Map.entry("every day", ALL),
          Map.entry("every night", ALL),
          Map.entry("each day", ALL),
          Map.entry("each night", ALL),
          Map.entry("täglich", ALL),
          Map.entry("taeglich", ALL),
          Map.entry("jeden tag", ALL),
          Map.entry("jede nacht", ALL),
          Map.entry("weekdays", WORKING),
          Map.entry("weekday", WORKING),
          Map.entry("workdays", WORKING),
          Map.entry("weekends", WEEKEND),
          Map.entry("weekend", WEEKEND),
          Map.entry("wochenende", WEEKEND),
          Map.entry("wochenenden", WEEKEND),
          Map.entry("jedes wochenende", WEEKEND));

  /** Six days by law, and five to those who write it. */
  private static final Pattern WORKING_IN_GERMAN =
      Pattern.compile("(?:an )?(?:werktag(?:en?|s)?|wochentag(?:en?|s)?|werktäglich)");

  private static final Pattern ONLY_WORDS =
      Pattern.compile("^(?:(?:on|every|each|am|an|jede[nrs]?|immer) )+");

  private static final Pattern RANGE =
      Pattern.compile("(\\p{L}+\\.?) ?(?:-|to|through|bis) ?(\\p{L}+\\.?)");

  private static final Pattern BETWEEN = Pattern.compile(" ?(?:[,;&+/]|\\b(?:and|und)\\b) ?| ");

  private WeekDays() {}

  /** In the order of the week; nothing where a text names no days of the week. */
  static Optional<List<DayOfWeek>> read(String text) throws NotUnderstood {
    var folded = text.toLowerCase(Locale.ROOT).strip();
    if (WORKING_IN_GERMAN.matcher(folded).matches()) {
      throw new NotUnderstood(
          Written.shown(text) + " is five days to some and six to others; write Mo-Fr or Mo-Sa");
    }
    var plain = ONLY_WORDS.matcher(folded).replaceFirst("");
    var named = NAMED.getOrDefault(folded, NAMED.get(plain));
    return named != null ? Optional.of(named) : listed(plain);
  }

  private static Optional<List<DayOfWeek>> listed(String text) {
    var days = new ArrayList<DayOfWeek>();
    var rest = RANGE.matcher(text).replaceAll("$1-$2");
    for (var word : BETWEEN.split(rest, -1)) {
      if (!word.isEmpty() && !addTo(days, word)) {
        return Optional.empty();
      }
    }
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(days.stream().distinct().sorted().toList());
  }

  private static boolean addTo(List<DayOfWeek> days, String word) {
    var dash = word.indexOf('-');
    if (dash < 0) {
      return day(word).map(days::add).orElse(false);
    }
    var first = day(word.substring(0, dash));
    var last = day(word.substring(dash + 1));
    if (first.isEmpty() || last.isEmpty()) {
      return false;
    }
    for (var day = first.get(); ; day = day.plus(1)) {
      days.add(day);
      if (day == last.get()) {
        return true;
      }
    }
  }

  /** Mondays and montags are Monday, too. */
  private static Optional<DayOfWeek> day(String word) {
    var day = DayNames.day(word);
    return day.isEmpty() && word.endsWith("s")
        ? DayNames.day(word.substring(0, word.length() - 1))
        : day;
  }
}
