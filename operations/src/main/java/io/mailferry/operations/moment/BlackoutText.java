package io.mailferry.operations.moment;

import io.mailferry.model.window.Blackout;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times in which nobody switches: {@code 2030-12-24}, {@code 24.12.2030 - 01.01.2031},
 * {@code 2030-12-24 12:00 to 2031-01-02 06:00 Europe/Berlin: year's end}. A day without a time is
 * the whole day, the last one too.
 */
public final class BlackoutText {
  private static final String EXAMPLES =
      "write for example 2030-12-24, or \"2030-12-24 - 2031-01-01: year's end\"";

  /** Between two dates; those of ISO 8601 have dashes of their own. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          " (?:-|to|until|till|through|bis)+ (?:zum )?|\\.\\.+|(?<=\\d{4})-(?=\\d{1,2}\\.)"
              + "|(?<=-\\d{2})-(?=\\d{4})",
          Pattern.CASE_INSENSITIVE);

  private static final String REASON = ": ";

  private static final Pattern BEGINS =
      Pattern.compile("^(?:from|vom|von|ab) ", Pattern.CASE_INSENSITIVE);

  private static final Pattern BEFORE_A_TIME =
      Pattern.compile("(?: (?:at|um|@))$", Pattern.CASE_INSENSITIVE);

  private BlackoutText() {}

  /**
   * Reads one text. Never throws, whatever it is; one that is past is understood, too.
   *
   * @param text what was written
   * @param zone the zone of a blackout that names none; null when it is not known
   * @param now the time it is, from which {@code tomorrow} is counted; null where nothing may be
   *     counted so, because the text is kept
   */
  public static WindowReading read(String text, @Nullable ZoneId zone, @Nullable Instant now) {
    try {
      var plain = Written.plainly(text).orElseThrow(() -> new NotUnderstood(noBlackout(text)));
      var reason = plain.indexOf(REASON);
      var when = reason < 0 ? plain : plain.substring(0, reason);
      var why = reason < 0 ? null : plain.substring(reason + REASON.length());
      return understood(BEGINS.matcher(Written.separated(when)).replaceFirst(""), why, zone, now);
    } catch (NotUnderstood e) {
      return new WindowReading.Refused(e.sentence());
    } catch (DateTimeException _) {
      return new WindowReading.Refused(Written.shown(text) + " is beyond all dates; " + EXAMPLES);
    }
  }

  private static WindowReading understood(
      String text, @Nullable String why, @Nullable ZoneId zone, @Nullable Instant now)
      throws NotUnderstood {
    var edges = BETWEEN.split(text, -1);
    if (edges.length > 2) {
      throw new NotUnderstood(noBlackout(text));
    }
    var end = Edge.of(text, edges[edges.length - 1].strip());
    var own = end.zone().isEmpty() ? zone : OwnZone.of(end.zone()).zone();
    if (own == null) {
      return new WindowReading.Zoneless(
          Written.shown(text)
              + " names no time zone; write it behind the dates, e.g. "
              + Written.shown(text)
              + " Europe/Berlin");
    }
    var begin = edges.length == 1 ? end : Edge.of(text, edges[0].strip());
    if (edges.length == 2 && !begin.zone().isEmpty()) {
      throw new NotUnderstood(
          Written.shown(begin.zone())
              + " stands behind the beginning of the blackout; write a zone once, behind its end,"
              + " and a reason behind \": \"");
    }
    if (edges.length == 1 && end.time().isPresent()) {
      throw new NotUnderstood(
          Written.shown(text) + " does not say when the blackout is over; " + EXAMPLES);
    }
    if (begin.isOfTwelveHours() != end.isOfTwelveHours()
        && begin.time().isPresent()
        && end.time().isPresent()) {
      throw new NotUnderstood(
          Written.shown(text)
              + ": AM or PM stands behind one of its times; write it behind both, or write both"
              + " times with 24 hours");
    }
    var from = begin.begins(text, own, now);
    var until = end.ends(text, own, now);
    if (!from.isBefore(until)) {
      throw new NotUnderstood(
          Written.shown(text)
              + " is over at "
              + SaidBack.local(until)
              + ", before it begins at "
              + SaidBack.local(from));
    }
    return new WindowReading.Closed(new Blackout(from, until, own, why), !end.zone().isEmpty());
  }

  private static String noBlackout(String text) {
    return Written.shown(text) + " is not a blackout that is understood; " + EXAMPLES;
  }

  /** A date, perhaps with a time of day, and with a zone behind the last one. */
  private record Edge(String day, Optional<TimeOfDay> time, boolean isOfTwelveHours, String zone) {
    static Edge of(String text, String written) throws NotUnderstood {
      var time = FoundTime.in(written);
      if (time.isPresent()) {
        var day = BEFORE_A_TIME.matcher(time.get().before()).replaceFirst("");
        return new Edge(
            day, time.map(FoundTime::time), time.get().isOfTwelveHours(), time.get().after());
      }
      for (var end = written.length(); end > 0; end = written.lastIndexOf(' ', end - 1)) {
        if (Days.read(written.substring(0, end)).isPresent()) {
          return new Edge(
              written.substring(0, end), Optional.empty(), false, written.substring(end).strip());
        }
      }
      throw new NotUnderstood(noBlackout(text));
    }

    private LocalDate date(String text, ZoneId zone, @Nullable Instant now) throws NotUnderstood {
      return switch (Days.read(day).orElseThrow(() -> new NotUnderstood(noBlackout(text)))) {
        case Day.Fixed(var date) -> date;
        case Day.Away(var days) -> LocalDate.ofInstant(Today.of(now, text), zone).plusDays(days);
        case Day.Coming(var _) ->
            throw new NotUnderstood(
                Written.shown(text)
                    + " names a day of the week, and a blackout comes once; write its dates, or"
                    + " windows that leave that day out");
      };
    }

    LocalDateTime begins(String text, ZoneId zone, @Nullable Instant now) throws NotUnderstood {
      var date = date(text, zone, now);
      return time.map(clock -> clock.on(date)).orElseGet(date::atStartOfDay);
    }

    LocalDateTime ends(String text, ZoneId zone, @Nullable Instant now) throws NotUnderstood {
      var date = date(text, zone, now);
      return time.map(clock -> clock.on(date))
          .orElseGet(() -> date.plusDays(1).atTime(LocalTime.MIDNIGHT));
    }
  }
}
