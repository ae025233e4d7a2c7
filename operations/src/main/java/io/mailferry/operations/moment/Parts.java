package io.mailferry.operations.moment;

import java.util.regex.Pattern;

/**
 * A text taken apart: a time of day, the day before or behind it, and at the end perhaps a zone.
 *
 * @param zone as it was written; empty for none
 */
record Parts(Day day, TimeOfDay time, String zone) {
  private static final Pattern BEFORE_A_TIME =
      Pattern.compile("(?: (?:at|um|@|-))+$", Pattern.CASE_INSENSITIVE);

  /** What may be an offset, or the end of a window; four digits alone are one of mail's dates. */
  private static final Pattern OFFSET_OR_WINDOW = Pattern.compile("-\\d{1,2}(?::\\d{2})?");

  /** As programs write it, with an offset behind it. */
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

  static Parts of(String text) throws NotUnderstood {
    var found = FoundTime.in(text);
    if (found.isEmpty()) {
      throw withoutTime(text);
    }
    var time = found.get().time();
    var before = BEFORE_A_TIME.matcher(" " + found.get().before()).replaceFirst("").strip();
    var after = found.get().after();
    if (before.isEmpty()) {
      return dayBehind(text, time, after);
    }
    if (OFFSET_OR_WINDOW.matcher(after).matches() && !ISO.matcher(before).matches()) {
      throw new NotUnderstood(
          after
              + " behind a time is an offset from UTC or the end of a window; write the moment"
              + " alone, or with an offset like 2030-11-29 21:00-06:00");
    }
    var day = Days.read(before);
    return new Parts(day.orElseThrow(() -> new NotUnderstood(noMoment(text))), time, after);
  }

  private static Parts dayBehind(String text, TimeOfDay time, String after) throws NotUnderstood {
    for (var end = after.length(); end > 0; end = after.lastIndexOf(' ', end - 1)) {
      var day = Days.read(after.substring(0, end));
      if (day.isPresent()) {
        return new Parts(day.get(), time, after.substring(end).strip());
      }
    }
    throw new NotUnderstood(
        Written.shown(text)
            + " says no day; write for example today "
            + time.words()
            + ", Friday "
            + time.words()
            + " or 2030-11-29 "
            + time.words());
  }

  private static NotUnderstood withoutTime(String text) throws NotUnderstood {
    return Days.read(text).isPresent()
        ? new NotUnderstood(
            Written.shown(text) + " says no time of day; write for example " + text + " 20:00")
        : new NotUnderstood(noMoment(text));
  }

  static String noMoment(String text) {
    return Written.shown(text) + " is not a moment that is understood; " + Written.EXAMPLES;
  }
}
