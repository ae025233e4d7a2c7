package io.mailferry.operations.moment;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates of the calendar, in the orders in which people write them. */
final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([-/.]) ?(\\d{1,2})(?:\\2 ?(\\d{4}|\\d{2})?)?");

  private static final Pattern DAY_THEN_MONTH =
      Pattern.compile(
          "(\\d{1,2})(?:\\.|st|nd|rd|th)?[ -]?(?:of )?(\\p{L}{3,9}\\.?)(?:[ -]?(\\d{4}|\\d{2}))?");

  private static final Pattern MONTH_THEN_DAY =
      Pattern.compile("(\\p{L}{3,9}\\.?) ?(\\d{1,2})(?:\\.|st|nd|rd|th)?(?: (\\d{4}|\\d{2}))?");

  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Dates() {}

  /** All dates that a text in lower case may mean; none where it is no date. */
  static List<LocalDate> in(String text) throws NotUnderstood {
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return existing(
          text, date(yearFirst.group(1), yearFirst.group(3), number(yearFirst.group(4))));
    }
    var numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      var year = year(text, numbers.group(4));
      var first = numbers.group(1);
      var second = numbers.group(3);
      var dayFirst = date(year, second, number(first));
      return numbers.group(2).equals(".")
          ? existing(text, dayFirst)
          : existing(text, Stream.concat(dayFirst, date(year, first, number(second))));
    }
    var dayThenMonth = DAY_THEN_MONTH.matcher(text);
    if (dayThenMonth.matches()) {
      return named(text, dayThenMonth.group(2), dayThenMonth.group(1), dayThenMonth.group(3));
    }
    var monthThenDay = MONTH_THEN_DAY.matcher(text);
    if (monthThenDay.matches()) {
      return named(text, monthThenDay.group(1), monthThenDay.group(2), monthThenDay.group(3));
    }
    return List.of();
  }

  /** The one date that is meant, given the day of the week where one stands before it. */
  static LocalDate theOne(String text, List<LocalDate> dates, Optional<DayOfWeek> day)
      throws NotUnderstood {
    var fitting =
        dates.stream().filter(date -> day.isEmpty() || date.getDayOfWeek() == day.get()).toList();
    if (fitting.isEmpty()) {
      throw new NotUnderstood(
          dates.stream()
                  .map(date -> IN_WORDS.format(date) + " is a " + name(date.getDayOfWeek()))
                  .collect(Collectors.joining(", "))
              + ", not a "
              + name(day.orElseThrow())
              + "; write the day that is meant");
    }
    if (fitting.size() > 1) {
      throw new NotUnderstood(
          Written.shown(text)
              + " is "
              + fitting.stream().map(IN_WORDS::format).collect(Collectors.joining(" or "))
              + "; write "
              + fitting.stream().map(LocalDate::toString).collect(Collectors.joining(" or ")));
    }
    return fitting.getFirst();
  }

  private static List<LocalDate> named(
      String text, String monthName, String day, @Nullable String year) throws NotUnderstood {
    var month = DayNames.month(monthName);
    if (month.isEmpty()) {
      return List.of();
    }
    return existing(
        text, date(year(text, year), String.valueOf(month.get().getValue()), number(day)));
  }

  private static String year(String text, @Nullable String digits) throws NotUnderstood {
    if (digits == null) {
      throw new NotUnderstood(Written.shown(text) + " names no year; write it, with four digits");
    }
    if (digits.length() == 2) {
      var head = text.substring(0, text.length() - 2);
      throw new NotUnderstood(
          Written.shown(text)
              + ": write the year with four digits"
              // Between dashes it may be the first number as well.
              + (head.endsWith("-") ? "" : ", e.g. " + head + "20" + digits));
    }
    return digits;
  }

  private static List<LocalDate> existing(String text, Stream<LocalDate> dates)
      throws NotUnderstood {
    var all = dates.distinct().toList();
    if (all.isEmpty()) {
      throw new NotUnderstood(
          Written.shown(text)
              + " is not a date of the calendar (with dots the day comes first, with the year in"
              + " front the month follows it)");
    }
    return all;
  }

  private static Stream<LocalDate> date(String year, String month, int day) {
    try {
      return Stream.of(LocalDate.of(number(year), number(month), day));
    } catch (DateTimeException _) {
      return Stream.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
