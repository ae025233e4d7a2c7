package io.mailferry.operations.moment;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTextTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

  private static List<Window> read(String text) {
    return switch (WindowText.read(text, BERLIN, NOW)) {
      case WindowReading.Open(var windows, _) -> windows;
      case WindowReading other -> throw new AssertionError(text + " is " + other);
    };
  }

  private static String refused(String text) {
    return switch (WindowText.read(text, BERLIN, NOW)) {
      case WindowReading.Refused(var sentence) -> sentence;
      case WindowReading other -> throw new AssertionError(text + " is " + other);
    };
  }

  private static Window weekly(DayOfWeek opensOn, String opens, DayOfWeek closesOn, String closes) {
    return new Window.Weekly(
        opensOn, LocalTime.parse(opens), closesOn, LocalTime.parse(closes), BERLIN);
  }

  private static List<Window> nights(DayOfWeek... days) {
    return Stream.of(days).map(day -> weekly(day, "22:00", day.plus(1), "05:00")).toList();
  }

  private static Window dated(String opens, String closes) {
    return new Window.Dated(LocalDateTime.parse(opens), LocalDateTime.parse(closes), BERLIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Friday 20:00 - Monday 05:00",
        "Fri 20:00-Mon 05:00",
        "fri 20:00–mon 5:00",
        "from Friday 20:00 to Monday 05:00",
        "between Friday 8 pm and Monday 5 am",
        "Fridays 20:00 until Mondays 05:00",
        "every Friday at 20:00 to Monday at 05:00",
        "Fr 20:00 bis Mo 05:00",
        "Freitag 20 Uhr bis Montag 5 Uhr",
        "von Freitag 20:00 bis Montag 05:00 Uhr",
        "freitags um 20.00 Uhr bis montags um 5.00 Uhr",
        "Friday\u00a020:00\u202f-\u00a0Monday\u00a005:00",
      })
  void aWeekendIsWrittenInManyWays(String text) {
    assertThat(read(text)).containsExactly(weekly(FRIDAY, "20:00", MONDAY, "05:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily 22:00-05:00",
        "every night 22:00 - 05:00",
        "22:00 - 05:00 daily",
        "daily from 10 pm to 5 am",
        "täglich 22:00 bis 05:00",
        "jede Nacht 22 Uhr bis 5 Uhr",
        "Mon-Sun 22:00-05:00"
      })
  void everyNight(String text) {
    assertThat(read(text)).isEqualTo(nights(DayOfWeek.values()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon-Fri 22:00-05:00",
        "weekdays 22:00 - 05:00",
        "Monday to Friday 22:00 to 05:00",
        "Mo-Fr 22:00 bis 05:00",
        "Mo bis Fr von 22:00 bis 05:00",
        "Mon, Tue, Wed, Thu and Fri 22:00-05:00",
        "22:00-05:00 Mon-Fri",
        "22:00-05:00 on weekdays",
        "every weekday 22:00-05:00"
      })
  void theNightsOfWorkingDays(String text) {
    assertThat(read(text)).isEqualTo(nights(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY));
  }

  @Test
  void someNightsAndRangesOverTheEndOfTheWeek() {
    assertThat(read("Tue, Thu 22:00-05:00")).isEqualTo(nights(TUESDAY, THURSDAY));
    assertThat(read("Sat-Mon 22:00-05:00")).isEqualTo(nights(MONDAY, SATURDAY, SUNDAY));
    assertThat(read("weekends 22:00-05:00")).isEqualTo(nights(SATURDAY, SUNDAY));
    assertThat(read("am Wochenende 22:00-05:00")).isEqualTo(nights(SATURDAY, SUNDAY));
  }

  @Test
  void longNightsAreNights() {
    assertThat(read("Mon-Fri 18:00 - 08:00"))
        .hasSize(5)
        .startsWith(weekly(MONDAY, "18:00", TUESDAY, "08:00"));
    assertThat(read("daily 20:00 - 18:00")).hasSize(7);
    assertThat(read("Mon, Tue 24:00 - 05:00"))
        .containsExactly(
            weekly(TUESDAY, "00:00", TUESDAY, "05:00"),
            weekly(WEDNESDAY, "00:00", WEDNESDAY, "05:00"));
  }

  @Test
  void aDateMayHaveAnOffset() {
    assertThat(WindowText.read("2026-11-27 20:00 - 2026-11-30 05:00 +01:00", null, NOW))
        .isInstanceOf(WindowReading.Open.class);
  }

  @Test
  void withinADayAndToItsEnd() {
    assertThat(read("Sunday 08:00-16:00"))
        .containsExactly(weekly(SUNDAY, "08:00", SUNDAY, "16:00"));
    assertThat(read("Friday 20:00-24:00"))
        .containsExactly(weekly(FRIDAY, "20:00", SATURDAY, "00:00"));
    assertThat(read("Friday 20:00-00:00"))
        .containsExactly(weekly(FRIDAY, "20:00", SATURDAY, "00:00"));
    assertThat(read("Saturday 00:00 - Sunday 24:00"))
        .containsExactly(weekly(SATURDAY, "00:00", MONDAY, "00:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27 20:00 - 2026-11-30 05:00",
        "27.11.2026 20:00 bis 30.11.2026 05:00",
        "Fri 27 Nov 2026 8 pm to Mon 30 Nov 2026 5 am",
        "11/27/2026 8:00 PM - 11/30/2026 5:00 AM",
        "2026-11-27T20:00 to 2026-11-30T05:00",
      })
  void datesComeOnce(String text) {
    assertThat(read(text)).containsExactly(dated("2026-11-27T20:00", "2026-11-30T05:00"));
  }

  @Test
  void aDateMayBeMissingAtTheEnd() {
    assertThat(read("2026-11-27 20:00-23:00"))
        .containsExactly(dated("2026-11-27T20:00", "2026-11-27T23:00"));
    assertThat(read("2026-11-27 20:00-05:00"))
        .containsExactly(dated("2026-11-27T20:00", "2026-11-28T05:00"));
    assertThat(read("today 20:00-tomorrow 05:00"))
        .containsExactly(dated("2026-11-23T20:00", "2026-11-24T05:00"));
    assertThat(read("tomorrow 20:00-05:00"))
        .containsExactly(dated("2026-11-24T20:00", "2026-11-25T05:00"));
  }

  @Test
  void aZoneBehindItGoesFirst() {
    var reading = WindowText.read("Friday 20:00 - Monday 05:00 America/New_York", BERLIN, NOW);

    assertThat(reading)
        .isEqualTo(
            new WindowReading.Open(
                List.of(
                    new Window.Weekly(
                        FRIDAY,
                        LocalTime.of(20, 0),
                        MONDAY,
                        LocalTime.of(5, 0),
                        ZoneId.of("America/New_York"))),
                true));
    assertThat(WindowText.read("22:00-05:00 daily America/New_York", null, NOW))
        .isInstanceOf(WindowReading.Open.class);
    assertThat(WindowText.read("daily 22:00-05:00", null, NOW))
        .isEqualTo(
            new WindowReading.Zoneless(
                "daily 22:00-05:00 names no time zone; write it behind the window, e.g. daily"
                    + " 22:00-05:00 Europe/Berlin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "Always", "any time", "jetzt", "jederzeit"})
  void noWindowHasAName(String text) {
    assertThat(WindowText.read(text, null, NOW)).isEqualTo(new WindowReading.AtAnyTime());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at night                               | is not a window that is understood
          Friday 20:00                           | does not say when the window closes
          Friday 20:00 - Monday                  | does not say when the window closes
          22:00-05:00                            | names no day; write for example daily 22:00-05:00
          werktags 22:00-05:00                   | is five days to some and six to others; write Mo-Fr or Mo-Sa
          Mon-Fri 20:00 - Sat 05:00              | where a window closes on a named day, it opens on a named day
          2026-11-27 20:00 - Monday 05:00        | has a date and a day of the week
          2026-11-30 20:00 - 2026-11-27 05:00    | closes at 2026-11-27 05:00, before it opens at 2026-11-30 20:00
          3/4/2027 20:00 - 3/4/2027 23:00        | 3 April 2027 or 4 March 2027
          Friday 20:00 - Monday 05:00 CET        | CET
          Friday 20:00 - Monday 25:00            | 25:00 is not a time of day
          next Friday 20:00 - Monday 05:00       | next Friday
          Mon-Fri 10:00-11:00 PM                 | AM or PM stands behind one of its times
          Friday 8:00 to 11:00 PM                | AM or PM stands behind one of its times
          daily 10:00-5:00 am                    | AM or PM stands behind one of its times
          daily 10:00 pm - 5:00                  | AM or PM stands behind one of its times
          10:00 pm - 12:00 am Fr                 | AM or PM stands behind one of its times
          Fri-Sun 20:00-18:00                    | write one window from a day to a day, Friday 20:00 - Sunday 18:00
          weekends 20:00-18:00                   | Saturday 20:00 - Sunday 18:00, or each day as a window of its own
          Friday 20:00 - Friday 05:00            | closes on the day on which it opens, and earlier
          Friday 20:00 and Saturday 20:00        | does not say when the window closes
          Friday 20:00 - Monday 05:00 +01:00     | an offset from UTC is not the local time of a place all year
          20:00 - 23:00 daily +05:00 [Europe/Berlin] | an offset from UTC is not the local time
          """)
  void whatIsNotOneWindowIsRefused(String text, String why) {
    assertThat(refused(text)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Friday 20:00 - Monday 05:00 Europe/Berlin",
        "Monday 22:00 - Tuesday 05:00 Europe/Berlin",
        "Sunday 08:00 - 16:00 Europe/Berlin",
        "Friday 20:00 - 24:00 Europe/Berlin",
        "Saturday 00:00 - Sunday 24:00 Europe/Berlin",
        "2026-11-27 20:00 - 2026-11-30 05:00 Europe/Berlin"
      })
  void whatIsSaidBackReadsTheSame(String text) {
    assertThat(read(text)).extracting(Window::words).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily 22:00 - 05:00 Europe/Berlin",
        "Monday-Friday 22:00 - 05:00 Europe/Berlin",
        "Monday, Wednesday, Friday 20:00 - 24:00 Europe/Berlin",
        "Tuesday-Thursday 08:00 - 16:00 Europe/Berlin"
      })
  void nightsAlikeAreSaidBackOnceAndReadTheSame(String text) {
    assertThat(Window.words(read(text))).containsExactly(text);
  }

  @Test
  void whatIsNotAlikeIsSaidBackByItself() {
    var weekend = weekly(FRIDAY, "20:00", MONDAY, "05:00");
    var longer =
        Stream.of(MONDAY, TUESDAY, WEDNESDAY)
            .map(day -> weekly(day, "08:00", day.plus(1), "10:00"))
            .toList();

    assertThat(
            Window.words(
                Stream.concat(Stream.of(weekend), read("daily 22:00-05:00").stream()).toList()))
        .containsExactly(
            "Friday 20:00 - Monday 05:00 Europe/Berlin", "daily 22:00 - 05:00 Europe/Berlin");
    assertThat(Window.words(longer))
        .as("more than a day needs both days")
        .containsExactly(
            "Monday 08:00 - Tuesday 10:00 Europe/Berlin",
            "Tuesday 08:00 - Wednesday 10:00 Europe/Berlin",
            "Wednesday 08:00 - Thursday 10:00 Europe/Berlin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-12-24                                            | 2026-12-24T00:00 | 2026-12-25T00:00 |
          24.12.2026                                            | 2026-12-24T00:00 | 2026-12-25T00:00 |
          2026-12-24 - 2027-01-01                               | 2026-12-24T00:00 | 2027-01-02T00:00 |
          2026-12-24-2027-01-01                                 | 2026-12-24T00:00 | 2027-01-02T00:00 |
          24.12.2026 bis 1.1.2027: Jahresende                   | 2026-12-24T00:00 | 2027-01-02T00:00 | Jahresende
          2026-12-24..2027-01-01: change freeze (all)           | 2026-12-24T00:00 | 2027-01-02T00:00 | change freeze (all)
          from 2026-12-24 to 2027-01-01                         | 2026-12-24T00:00 | 2027-01-02T00:00 |
          vom 24.12.2026 um 12 Uhr bis 1.1.2027                 | 2026-12-24T12:00 | 2027-01-02T00:00 |
          2026-12-24 12:00 to 2027-01-02 06:00 Europe/Berlin: x | 2026-12-24T12:00 | 2027-01-02T06:00 | x
          24 December 2026 through 1 January 2027               | 2026-12-24T00:00 | 2027-01-02T00:00 |
          tomorrow                                              | 2026-11-24T00:00 | 2026-11-25T00:00 |
          """)
  void aBlackoutIsDaysOrTimes(String text, String from, String until, String why) {
    assertThat(BlackoutText.read(text, BERLIN, NOW))
        .isEqualTo(
            new WindowReading.Closed(
                new Blackout(LocalDateTime.parse(from), LocalDateTime.parse(until), BERLIN, why),
                text.contains("Europe/Berlin")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Christmas                    | is not a blackout that is understood
          2026-12-24 12:00             | does not say when the blackout is over
          2027-01-01 - 2026-12-24      | is over at 2026-12-25 00:00, before it begins at 2027-01-01 00:00
          Friday                       | names a day of the week, and a blackout comes once
          Friday 18:00 - Sunday 20:00  | names a day of the week, and a blackout comes once
          2026-12-24 12:00 UTC - 2026-12-26 06:00 | UTC stands behind the beginning of the blackout
          2026-12-24 8:00 pm - 2026-12-26 8:00 | AM or PM stands behind one of its times
          2026-12-24 noon - 2026-12-26 | noon stands behind the beginning of the blackout
          2026-12-24 (until 2027-01-01) | is not a time zone
          2026-12-24 - 25 - 26         | is not a blackout that is understood
          """)
  void whatIsNoBlackoutIsRefused(String text, String why) {
    assertThat(BlackoutText.read(text, BERLIN, NOW))
        .isInstanceOfSatisfying(
            WindowReading.Refused.class, refused -> assertThat(refused.sentence()).contains(why));
  }

  @Test
  void aBlackoutIsSaidBackWithItsReason() {
    var reading = BlackoutText.read("2026-12-24 - 2027-01-01: year's end", BERLIN, NOW);

    assertThat(reading)
        .isInstanceOfSatisfying(
            WindowReading.Closed.class,
            closed ->
                assertThat(closed.blackout().words())
                    .isEqualTo("2026-12-24 00:00 - 2027-01-02 00:00 Europe/Berlin: year's end"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "\u0000", "-", "20:00", "Friday", "999999999-12-31 20:00 - 21:00"})
  void nothingElseIsEverAWindow(String text) {
    assertThat(WindowText.read(text, BERLIN, NOW)).isInstanceOf(WindowReading.Refused.class);
    assertThat(BlackoutText.read(text.isBlank() ? text : text + "x", BERLIN, NOW))
        .isInstanceOf(WindowReading.Refused.class);
  }
}
