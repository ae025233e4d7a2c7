package io.mailferry.operations.moment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads days, in English and German. */
final class Days {
  /** What people write before a day and what changes nothing. */
  private static final Pattern ONLY_WORDS =
      Pattern.compile("^(?:(?:on|am|the|den|der|coming|kommenden|kommender) )+(?=.)");

  /** The beginning of what could be either of two. */
  private static final Pattern NEXT = Pattern.compile("^(?:next|n(?:ä|ae)chste[nrms]?) (.+)");

  /** Words for what begins on one day and ends on another. */
  private static final Pattern NIGHT =
      Pattern.compile("(?:^| )(?:night|tonight|nacht|nachts|midnight|mitternacht)(?: |$)");

  private Days() {}

  /** Nothing where a text is no day at all. */
  static Optional<Day> read(String text) throws NotUnderstood {
    var words = ONLY_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    refuseWhatMaySayTwoDays(text, words);
    var away = DayNames.away(words);
    if (away.isPresent()) {
      return Optional.of(new Day.Away(away.get()));
    }
    var end = words.indexOf(' ');
    var named = DayNames.day(end < 0 ? words : words.substring(0, end));
    if (named.isPresent() && end < 0) {
      return Optional.of(new Day.Coming(named.get()));
    }
    var date =
        named.isPresent() ? ONLY_WORDS.matcher(words.substring(end + 1)).replaceFirst("") : words;
    var dates = Dates.in(date);
    return dates.isEmpty()
        ? Optional.empty()
        : Optional.of(new Day.Fixed(Dates.theOne(date, dates, named)));
  }

  private static void refuseWhatMaySayTwoDays(String text, String words) throws NotUnderstood {
    var next = NEXT.matcher(words);
    if (next.matches() && DayNames.day(next.group(1)).isPresent()) {
      var day = text.substring(text.lastIndexOf(' ') + 1);
      throw new NotUnderstood(
          Written.shown(text)
              + " is the coming one to some and the one after it to others; write "
              + day
              + " for the coming one, or the date");
    }
    if (NIGHT.matcher(words).find()) {
      throw new NotUnderstood(
          Written.shown(text)
              + " belongs to two days; write the day and the time, e.g. Friday 24:00 for its end,"
              + " or Saturday 02:00");
    }
  }
}
