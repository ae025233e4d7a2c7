package io.mailferry.operations.moment;

import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Opening;
import io.mailferry.model.window.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Windows, blackouts and openings in words; the same in every language and on every machine. */
public final class SaidOpening {
  private static final Duration A_YEAR = Duration.ofDays(366);
  private static final int SHOWN = 3;

  private SaidOpening() {}

  /** A window as a person can write it, e.g. {@code Friday 20:00 - Monday 05:00 Europe/Berlin}. */
  public static String of(Window window) {
    return switch (window) {
      case Window.Weekly weekly ->
          name(weekly.opensOn())
              + " "
              + SaidBack.clock(weekly.opens())
              + " - "
              + end(weekly)
              + " "
              + SaidBack.zone(weekly.zone());
      case Window.Dated(var opens, var closes, var zone) ->
          SaidBack.local(opens) + " - " + SaidBack.local(closes) + " " + SaidBack.zone(zone);
    };
  }

  /** A blackout as a person can write it. */
  public static String of(Blackout blackout) {
    return SaidBack.local(blackout.from())
        + " - "
        + SaidBack.local(blackout.until())
        + " "
        + SaidBack.zone(blackout.zone())
        + (blackout.why() == null ? "" : ": " + blackout.why());
  }

  /** All windows, and then all blackouts, as a person can write them. */
  public static List<String> all(CutoverWindows windows) {
    return Stream.concat(
            windows.windows().stream().map(SaidOpening::of),
            windows.blackouts().stream().map(blackout -> "not " + of(blackout)))
        .toList();
  }

  /**
   * The next openings in which a cutover may begin, each in local time and in UTC.
   *
   * @param windows of which
   * @param now from when on
   * @param zone in whose local time
   * @return at most three; none when there is none within a year
   */
  public static List<String> next(CutoverWindows windows, Instant now, ZoneId zone) {
    return windows
        .upcoming(now, A_YEAR)
        .limit(SHOWN)
        .map(opening -> of(opening, windows.lastStart(opening), zone))
        .toList();
  }

  private static String of(Opening opening, Instant last, ZoneId zone) {
    return SaidBack.of(opening.opens().atZone(zone))
        + " to "
        + SaidBack.of(opening.closes().atZone(zone))
        + ", the last start at "
        + SaidBack.clock(last.atZone(zone).toLocalTime());
  }

  private static String end(Window.Weekly weekly) {
    var midnight = weekly.closes().equals(LocalTime.MIDNIGHT);
    var shown = midnight ? "24:00" : SaidBack.clock(weekly.closes());
    var day = midnight ? weekly.closesOn().minus(1) : weekly.closesOn();
    return day == weekly.opensOn() && (midnight || weekly.closes().isAfter(weekly.opens()))
        ? shown
        : name(day) + " " + shown;
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
