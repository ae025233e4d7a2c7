package io.mailferry.operations.moment;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first time of day in a text.
 *
 * @param time the time
 * @param isOfTwelveHours whether AM or PM stands behind it
 * @param before what stands before it
 * @param after what stands behind it
 */
record FoundTime(TimeOfDay time, boolean isOfTwelveHours, String before, String after) {
  private static final String BEGINS = "(?<![\\p{L}\\d.:/+-])";

  private static final String ENDS = "(?!\\p{L})";

  /** In German, am is a word before a day: 12:00 am Freitag is noon. */
  private static final String HALF =
      "(am(?! (?:mo|di|mi|do|fr|sa|so|\\p{L}{3,8}tag|mittwoch|sonnabend|kommenden|nächsten)\\b| \\d{1,2}\\.)"
          + "|pm|a\\.m\\.?|p\\.m\\.?)(?![\\p{L}\\d])";

  /** Both languages write a day so; German mostly with a dot. */
  private static final Pattern DAY_AND_MONTH = Pattern.compile("\\d{1,2} \\p{L}");

  /** Each has hour, minute, second, fraction and half of the day as its groups. */
  private static final List<Pattern> FORMS =
      Stream.of(
              // 14:00, 2:00:30 AM, 14:00 Uhr
              BEGINS
                  + "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?![\\d:])"
                  + "(?: ?"
                  + HALF
                  + ")?(?: ?(?:uhr|h)"
                  + ENDS
                  + ")?",
              // 2.30 pm, 14.00 Uhr
              BEGINS + "(\\d{1,2})\\.(\\d{2})()() ?(?:" + HALF + "|(?:uhr|h)" + ENDS + ")",
              // 23.02.2027 14.00: whatever follows a year is no date
              "(?<=\\d{4} )(\\d{1,2})\\.(\\d{2})()()()(?= |$)",
              // 2 am
              BEGINS + "(\\d{1,2})()()() ?" + HALF,
              // 14 Uhr, 14 Uhr 30, 14h
              BEGINS + "(\\d{1,2}) ?(?:uhr|h)" + ENDS + "(?: (\\d{2})(?![\\p{L}\\d.:/-]))?()()()")
          .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
          .toList();

  /** Nothing where a text has no time of day. */
  static Optional<FoundTime> in(String text) throws NotUnderstood {
    var first =
        FORMS.stream()
            .flatMap(form -> form.matcher(text).results().limit(1))
            .min(Comparator.comparingInt(MatchResult::start));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var found = first.get();
    var after = text.substring(found.end()).strip();
    refuseNoonOrMidnight(found, after);
    var half = found.group(5);
    return Optional.of(
        new FoundTime(
            time(found),
            half != null && !half.isEmpty(),
            text.substring(0, found.start()).strip(),
            after));
  }

  /**
   * Whether it may be one of twelve hours, of which it is not said which half of the day is meant.
   */
  boolean mayBeOfTwelveHours() {
    var hour = time.time().getHour();
    return !isOfTwelveHours && !time.endsTheDay() && hour >= 1 && hour <= 12;
  }

  /** In English 12:00 am is midnight; in German it is noon, when a day follows. */
  private static void refuseNoonOrMidnight(MatchResult found, String after) throws NotUnderstood {
    var half = found.group(5) == null ? "" : found.group(5);
    var germanInCapitals = half.isEmpty() && after.startsWith("AM ");
    var englishBeforeADay = half.equals("am") && DAY_AND_MONTH.matcher(after).lookingAt();
    if (number(found.group(1)) == 12 && (germanInCapitals || englishBeforeADay)) {
      throw wrong(
          found,
          "before a day, am may mean noon (German) or midnight (English); write 12:00 or 00:00"
              + " without it");
    }
  }

  private static TimeOfDay time(MatchResult found) throws NotUnderstood {
    var hour = number(found.group(1));
    var minute = number(found.group(2));
    var second = number(found.group(3));
    var half = found.group(5);
    var nano = nanos(found.group(4));
    if (half != null && !half.isEmpty()) {
      if (hour < 1 || hour > 12) {
        throw wrong(found, "with AM or PM the hour goes from 1 to 12");
      }
      var isAfternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
      hour = hour % 12 + (isAfternoon ? 12 : 0);
    }
    var endsTheDay = hour == 24 && minute == 0 && second == 0 && nano == 0;
    if (!endsTheDay && (hour > 23 || minute > 59 || second > 59)) {
      throw wrong(found, "a day goes from 00:00 to 24:00");
    }
    return new TimeOfDay(LocalTime.of(endsTheDay ? 0 : hour, minute, second, nano), endsTheDay);
  }

  private static NotUnderstood wrong(MatchResult found, String why) {
    return new NotUnderstood(found.group().strip() + " is not a time of day: " + why);
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null || fraction.isEmpty()
        ? 0
        : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }
}
