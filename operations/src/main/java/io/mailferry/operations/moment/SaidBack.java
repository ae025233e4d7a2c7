package io.mailferry.operations.moment;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments in words; the same in every language and on every machine. */
final class SaidBack {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

  private SaidBack() {}

  /** In local time and in UTC. */
  static String of(ZonedDateTime at) {
    var words = DAY.format(at) + " " + clock(at.toLocalTime()) + " " + zone(at.getZone());
    return isUtc(at.getZone()) ? words : words + " (" + beside(at, ZoneOffset.UTC) + ")";
  }

  /** The same moment elsewhere, with its day where that is another one. */
  static String beside(ZonedDateTime at, ZoneId elsewhere) {
    var there = at.withZoneSameInstant(elsewhere);
    var time = clock(there.toLocalTime()) + " " + zone(elsewhere);
    return there.toLocalDate().equals(at.toLocalDate()) ? time : DAY.format(there) + " " + time;
  }

  /** As a person can type it. */
  static String local(LocalDateTime local) {
    return local.toLocalDate() + " " + clock(local.toLocalTime());
  }

  /** Seconds only where there are any. */
  static String clock(LocalTime time) {
    var shown = time.truncatedTo(ChronoUnit.SECONDS);
    return shown.getSecond() == 0 ? shown.toString() : shown.format(DateTimeFormatter.ISO_TIME);
  }

  static String zone(ZoneId zone) {
    return isUtc(zone) ? "UTC" : zone.getId();
  }

  private static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }
}
