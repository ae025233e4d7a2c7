package io.mailferry.model.window;

import io.mailferry.model.window.Window.Weekly;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Windows as a person can write them; those of several nights alike are told once. */
final class WindowWords {
  private static final int A_FEW = 3;

  /** What windows of several nights have in common. */
  private record Night(LocalTime opens, LocalTime closes, ZoneId zone) {}

  private WindowWords() {}

  static List<String> of(List<Window> windows) {
    var nights = nights(windows);
    var words = new ArrayList<String>();
    for (var window : windows) {
      var alike = window instanceof Weekly weekly ? nights.get(night(weekly)) : null;
      if (alike == null || alike.size() < A_FEW || !isNight((Weekly) window)) {
        words.add(window.words());
      } else if (alike.getFirst().equals(window)) {
        words.add(together(alike));
      }
    }
    return words.stream().distinct().toList();
  }

  private static Map<Night, List<Weekly>> nights(List<Window> windows) {
    var nights = new LinkedHashMap<Night, List<Weekly>>();
    windows.stream()
        .filter(Weekly.class::isInstance)
        .map(Weekly.class::cast)
        .filter(WindowWords::isNight)
        .distinct()
        .forEach(
            weekly -> nights.computeIfAbsent(night(weekly), _ -> new ArrayList<>()).add(weekly));
    return nights;
  }

  private static Night night(Weekly weekly) {
    return new Night(weekly.opens(), weekly.closes(), weekly.zone());
  }

  /** Whether its end needs no day: it is the first such time after its beginning. */
  private static boolean isNight(Weekly weekly) {
    var days = weekly.days();
    return days == 0 || (days == 1 && !weekly.closes().isAfter(weekly.opens()));
  }

  private static String together(List<Weekly> alike) {
    var first = alike.getFirst();
    return days(alike.stream().map(Weekly::opensOn).sorted().toList())
        + " "
        + first.opens()
        + " - "
        + (first.closes().equals(LocalTime.MIDNIGHT) ? "24:00" : first.closes())
        + " "
        + WallClock.name(first.zone());
  }

  private static String days(List<DayOfWeek> days) {
    if (days.size() == DayOfWeek.values().length) {
      return "daily";
    }
    var isRange = days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
    return isRange
        ? name(days.getFirst()) + "-" + name(days.getLast())
        : days.stream().map(WindowWords::name).collect(Collectors.joining(", "));
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
