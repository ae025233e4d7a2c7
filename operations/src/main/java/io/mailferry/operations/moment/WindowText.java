package io.mailferry.operations.moment;

import io.mailferry.model.window.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows as people say them, in English and German: {@code Friday 20:00 - Monday 05:00},
 * {@code Mon-Fri 22:00 to 05:00}, {@code daily 10 pm - 5 am}, {@code 2027-02-26 20:00 - 2027-03-01
 * 05:00 Europe/Berlin}, {@code freitags 20 Uhr bis 24 Uhr}, and {@code now} for none at all.
 *
 * <p>A day of the week comes every week, and a date once. See {@code
 * docs/decisions/0025-a-window-is-what-the-wall-shows.md}.
 */
public final class WindowText {
  static final String EXAMPLES =
      "write for example \"Friday 20:00 - Monday 05:00\", \"Mon-Fri 22:00 - 05:00\", \"daily 22:00"
          + " - 05:00\" or \"2030-11-29 20:00 - 2030-12-02 05:00\"";

  private static final Set<String> AT_ANY_TIME =
      Set.of("now", "any time", "anytime", "always", "jetzt", "sofort", "jederzeit", "immer");

  private static final Pattern BEGINS =
      Pattern.compile("^(?:from|between|von|ab|zwischen) ", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN =
      Pattern.compile(
          "^(?:-+|\\.\\.+|(?:to|until|till|through|bis)\\b) ?(?:zum )?", Pattern.CASE_INSENSITIVE);

  /** Two times are joined by and when it was said that they are the ends of something. */
  private static final Pattern AND = Pattern.compile("^(?:and|und)\\b ?", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN_TWO =
      Pattern.compile("(?:^| )(?:between|zwischen)(?: |$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern AM = Pattern.compile("^am\\b", Pattern.CASE_INSENSITIVE);

  /** A night that lasts longer is a day as well. */
  private static final Duration LONGEST_NIGHT = Duration.ofHours(16);

  private static final Pattern BEFORE_A_TIME =
      Pattern.compile(
          "(?:^| )(?:at|um|@|from|between|von|zwischen|-|ab)$", Pattern.CASE_INSENSITIVE);

  private WindowText() {}

  /**
   * Reads one text. Never throws, whatever it is; a window that is past is understood, too.
   *
   * @param text what was written
   * @param zone the zone of a window that names none; null when it is not known
   * @param now the time it is, from which {@code tomorrow} is counted; null where nothing may be
   *     counted so, because the text is kept
   */
  public static WindowReading read(String text, @Nullable ZoneId zone, @Nullable Instant now) {
    try {
      var plain = Written.plainly(text).orElseThrow(() -> new NotUnderstood(noWindow(text)));
      return AT_ANY_TIME.contains(plain.toLowerCase(Locale.ROOT))
          ? new WindowReading.AtAnyTime()
          : understood(Written.separated(plain), zone, now);
    } catch (NotUnderstood e) {
      return new WindowReading.Refused(e.sentence());
    } catch (DateTimeException _) {
      return new WindowReading.Refused(Written.shown(text) + " is beyond all dates; " + EXAMPLES);
    }
  }

  private static WindowReading understood(String text, @Nullable ZoneId zone, @Nullable Instant now)
      throws NotUnderstood {
    var opens = FoundTime.in(text).orElseThrow(() -> new NotUnderstood(noWindow(text)));
    var joined = BETWEEN_TWO.matcher(opens.before()).find() ? AND : BETWEEN;
    var rest = joined.matcher(BETWEEN.matcher(opens.after()).replaceFirst("")).replaceFirst("");
    if (rest.equals(opens.after())) {
      throw new NotUnderstood(withoutEnd(text));
    }
    var closes = FoundTime.in(rest).orElseThrow(() -> new NotUnderstood(withoutEnd(text)));
    refuseHalfOfTheDay(text, opens, closes);
    var from =
        BEFORE_A_TIME
            .matcher(BEGINS.matcher(opens.before()).replaceFirst(""))
            .replaceFirst("")
            .strip();
    var to = BEFORE_A_TIME.matcher(closes.before()).replaceFirst("").strip();
    var behind = closes.after();
    if (from.isEmpty()) {
      var days = Behind.of(behind);
      from = days.days();
      behind = days.zone();
    }
    if (from.isEmpty()) {
      throw new NotUnderstood(
          Written.shown(text) + " names no day; write for example daily " + text);
    }
    var own = ownZone(behind, zone);
    if (own == null) {
      return new WindowReading.Zoneless(
          Written.shown(text)
              + " names no time zone; write it behind the window, e.g. "
              + Written.shown(text)
              + " Europe/Berlin");
    }
    var weekly = WeekDays.read(from);
    if (weekly.isPresent()) {
      refuseOffset(text, behind, own);
    }
    var windows =
        weekly.isPresent()
            ? weekly(text, weekly.get(), opens.time(), to, closes.time(), own)
            : List.of(dated(text, from, opens.time(), to, closes.time(), own, now));
    return new WindowReading.Open(windows, !behind.isEmpty());
  }

  private static List<Window> weekly(
      String text, List<DayOfWeek> days, TimeOfDay opens, String to, TimeOfDay closes, ZoneId zone)
      throws NotUnderstood {
    if (to.isEmpty()) {
      refuseDaysTurnedIntoNights(text, days, opens, closes);
      return days.stream()
          .map(day -> weekly(day, opens, isLater(opens, closes) ? day : day.plus(1), closes, zone))
          .toList();
    }
    var end = WeekDays.read(to);
    if (days.size() != 1 || end.isEmpty() || end.get().size() != 1) {
      throw new NotUnderstood(
          Written.shown(text)
              + ": where a window closes on a named day, it opens on a named day, once a week; "
              + EXAMPLES);
    }
    if (end.get().equals(days) && !isLater(opens, closes)) {
      throw new NotUnderstood(
          Written.shown(text)
              + " closes on the day on which it opens, and earlier: is that nearly a week? "
              + EXAMPLES);
    }
    return List.of(weekly(days.getFirst(), opens, end.get().getFirst(), closes, zone));
  }

  /** Fri-Sun 20:00-18:00 is one window to whoever writes it, and three long ones to the letter. */
  private static void refuseDaysTurnedIntoNights(
      String text, List<DayOfWeek> days, TimeOfDay opens, TimeOfDay closes) throws NotUnderstood {
    var length = Duration.between(opens.time(), closes.time()).plusDays(opens.endsTheDay() ? 0 : 1);
    if (days.size() > 1
        && days.size() < DayOfWeek.values().length
        && !isLater(opens, closes)
        && length.compareTo(LONGEST_NIGHT) > 0) {
      throw new NotUnderstood(
          Written.shown(text)
              + " would open on each of these days until late on the next; write one window from a"
              + " day to a day, "
              + Dates.name(days.getFirst())
              + " "
              + opens.words()
              + " - "
              + Dates.name(days.getLast())
              + " "
              + closes.words()
              + ", or each day as a window of its own");
    }
  }

  /** 10:00-11:00 PM is an hour to some and half a day to others. */
  private static void refuseHalfOfTheDay(String text, FoundTime opens, FoundTime closes)
      throws NotUnderstood {
    var oneSided =
        (opens.isOfTwelveHours() && closes.mayBeOfTwelveHours())
            || (closes.isOfTwelveHours() && opens.mayBeOfTwelveHours());
    if (oneSided || (opens.isOfTwelveHours() && AM.matcher(closes.after()).find())) {
      throw new NotUnderstood(
          Written.shown(text)
              + ": AM or PM stands behind one of its times; write it behind both, or write both"
              + " times with 24 hours, e.g. 22:00 - 05:00");
    }
  }

  /** An offset is right for one half of the year, and a window comes in both. */
  private static void refuseOffset(String text, String behind, ZoneId own) throws NotUnderstood {
    var named = behind.isEmpty() ? null : OwnZone.of(behind);
    var isOffset = own.normalized() instanceof ZoneOffset;
    if ((named != null && named.offset() != null)
        || (isOffset && !own.normalized().equals(ZoneOffset.UTC))) {
      throw new NotUnderstood(
          Written.shown(text)
              + ": an offset from UTC is not the local time of a place all year; write a region such"
              + " as Europe/Berlin, or UTC");
    }
  }

  private static Window weekly(
      DayOfWeek opensOn, TimeOfDay opens, DayOfWeek closesOn, TimeOfDay closes, ZoneId zone) {
    return new Window.Weekly(
        opens.endsTheDay() ? opensOn.plus(1) : opensOn,
        opens.time(),
        closes.endsTheDay() ? closesOn.plus(1) : closesOn,
        closes.time(),
        zone);
  }

  private static boolean isLater(TimeOfDay opens, TimeOfDay closes) {
    return !opens.endsTheDay() && (closes.endsTheDay() || closes.time().isAfter(opens.time()));
  }

  private static Window dated(
      String text,
      String from,
      TimeOfDay opens,
      String to,
      TimeOfDay closes,
      ZoneId zone,
      @Nullable Instant now)
      throws NotUnderstood {
    var first = date(text, from, zone, now);
    var begin = opens.on(first);
    var last =
        to.isEmpty()
            ? (isLater(opens, closes) ? first : first.plusDays(1))
            : date(text, to, zone, now);
    var end = closes.on(last);
    if (!begin.isBefore(end)) {
      throw new NotUnderstood(
          Written.shown(text)
              + " closes at "
              + SaidBack.local(end)
              + ", before it opens at "
              + SaidBack.local(begin));
    }
    return new Window.Dated(begin, end, zone);
  }

  private static LocalDate date(String text, String written, ZoneId zone, @Nullable Instant now)
      throws NotUnderstood {
    return switch (Days.read(written).orElseThrow(() -> new NotUnderstood(noWindow(text)))) {
      case Day.Fixed(var date) -> date;
      case Day.Away(var days) -> LocalDate.ofInstant(Today.of(now, text), zone).plusDays(days);
      case Day.Coming(var _) ->
          throw new NotUnderstood(
              Written.shown(text)
                  + " has a date and a day of the week ("
                  + written
                  + "); write two dates for once, or two days for every week");
    };
  }

  private static @Nullable ZoneId ownZone(String behind, @Nullable ZoneId zone)
      throws NotUnderstood {
    return behind.isEmpty() ? zone : OwnZone.of(behind).zone();
  }

  private static String noWindow(String text) {
    return Written.shown(text) + " is not a window that is understood; " + EXAMPLES;
  }

  private static String withoutEnd(String text) {
    return Written.shown(text) + " does not say when the window closes; " + EXAMPLES;
  }

  /** What stands behind the times: days, and perhaps a zone. */
  private record Behind(String days, String zone) {
    static Behind of(String text) throws NotUnderstood {
      for (var end = text.length(); end > 0; end = text.lastIndexOf(' ', end - 1)) {
        var head = text.substring(0, end);
        if (WeekDays.read(head).isPresent() || Days.read(head).isPresent()) {
          return new Behind(head, text.substring(end).strip());
        }
      }
      return new Behind("", text);
    }
  }
}
