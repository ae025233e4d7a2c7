package io.mailferry.operations.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and moments as people read them; the same in every language and time zone. */
public final class Words {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

  private Words() {}

  /** A moment in UTC to the minute; empty for none. */
  public static String minute(@Nullable Instant moment) {
    return moment == null ? "" : MINUTE.format(moment);
  }

  /** A moment in UTC to the second; empty for none. */
  public static String second(@Nullable Instant moment) {
    return moment == null ? "" : SECOND.format(moment);
  }

  /** A size, e.g. {@code 1.4 GB}. */
  public static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    var value = bytes / 1024.0;
    var unit = 0;
    while (value >= 1023.95 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** A length of time in its two largest units, e.g. {@code 3 h 12 min}. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "0 s";
    }
    if (duration.toDays() > 0) {
      return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }
    if (duration.toHours() > 0) {
      return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    if (duration.toMinutes() > 0) {
      return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return duration.toSeconds() + " s";
  }

  /** How long ago a moment is, e.g. {@code 12 min 4 s ago}; one that is still to come is now. */
  public static String ago(Instant moment, Instant now) {
    return moment.isBefore(now) ? duration(Duration.between(moment, now)) + " ago" : "just now";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return small == 0
        ? large + " " + largeUnit
        : large + " " + largeUnit + " " + small + " " + smallUnit;
  }

  /** A count of things, e.g. {@code 1 mailbox}, {@code 2 mailboxes}. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** The word people type for a constant, e.g. {@code submit-again}. */
  public static String typed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Text from elsewhere without anything that could steer a terminal. */
  public static String harmless(String text) {
    return text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
