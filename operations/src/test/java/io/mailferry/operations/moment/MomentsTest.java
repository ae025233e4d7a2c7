package io.mailferry.operations.moment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as people write them, each with the one that it means. */
class MomentsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Monday, ten in the evening in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The year in front.
        "2027-02-23 02:00             | 2027-02-23T02:00",
        "2027-02-23T02:00             | 2027-02-23T02:00",
        "2027-02-23t02:00:30          | 2027-02-23T02:00:30",
        "2027-02-23 02:00:30.5        | 2027-02-23T02:00:30.5",
        "2027-02-23 02:00:30,25       | 2027-02-23T02:00:30.25",
        "2027-2-3 2:00                | 2027-02-03T02:00",
        "2027/02/23 02:00             | 2027-02-23T02:00",
        "2027.02.23 02:00             | 2027-02-23T02:00",
        // With dots the day comes first.
        "23.02.2027 02:00             | 2027-02-23T02:00",
        "3.4.2027 02:00               | 2027-04-03T02:00",
        "23. 2. 2027, 02:00           | 2027-02-23T02:00",
        "23.02.2027 02.00 Uhr         | 2027-02-23T02:00",
        "23.02.2027 02.00             | 2027-02-23T02:00",
        "23.02.2027 um 2 Uhr          | 2027-02-23T02:00",
        "23.02.2027 um 14 Uhr 30      | 2027-02-23T14:30",
        "23.02.2027 02:00:15 Uhr      | 2027-02-23T02:00:15",
        "am 23.02.2027 um 02:00 Uhr   | 2027-02-23T02:00",
        "23.02.2027 - 02:00           | 2027-02-23T02:00",
        "02:00 Uhr am 23.02.2027      | 2027-02-23T02:00",
        "12:00 am 23.02.2027          | 2027-02-23T12:00",
        // With slashes and dashes either may, where only one of them is a date.
        "2/23/2027 2:00 AM            | 2027-02-23T02:00",
        "2/23/2027, 2:00:00 PM        | 2027-02-23T14:00",
        "2/23/2027 2 AM               | 2027-02-23T02:00",
        "23/02/2027 02:00             | 2027-02-23T02:00",
        "23-02-2027 02:00             | 2027-02-23T02:00",
        "4/4/2027 02:00               | 2027-04-04T02:00",
        "Saturday 3/4/2027 02:00      | 2027-04-03T02:00",
        "Thu 3/4/2027 02:00           | 2027-03-04T02:00",
        // Months by name.
        "23 Feb 2027 02:00            | 2027-02-23T02:00",
        "23-Feb-2027 02:00            | 2027-02-23T02:00",
        "Feb 23, 2027 2:00 AM         | 2027-02-23T02:00",
        "Feb. 23rd 2027 2.30pm        | 2027-02-23T14:30",
        "February 23, 2027 at 2 p.m.  | 2027-02-23T14:00",
        "23. Februar 2027 02:00       | 2027-02-23T02:00",
        "23. Feb. 2027 02:00          | 2027-02-23T02:00",
        "1. März 2027 02:00 Uhr       | 2027-03-01T02:00",
        "1. MÄRZ 2027 02:00           | 2027-03-01T02:00",
        "1. Maerz 2027 02:00          | 2027-03-01T02:00",
        "the 23rd of February 2027 at 02:00                 | 2027-02-23T02:00",
        "Tuesday, February 23, 2027 2:00:00 AM              | 2027-02-23T02:00",
        "Dienstag, 23. Februar 2027 02:00:00                | 2027-02-23T02:00",
        "Freitag, den 27. November 2026, um 20 Uhr          | 2026-11-27T20:00",
        "Friday the 27th of November 2026 8 p.m             | 2026-11-27T20:00",
        // Days by name: the coming one.
        "Friday 20h                   | 2026-11-27T20:00",
        "Fr 20:00 h                   | 2026-11-27T20:00",
        "Friday 20:00                 | 2026-11-27T20:00",
        "fri 20:00                    | 2026-11-27T20:00",
        "FRIDAY, 8 PM                 | 2026-11-27T20:00",
        "on Friday at 20:00           | 2026-11-27T20:00",
        "Freitag 20:00                | 2026-11-27T20:00",
        "Fr 20:00                     | 2026-11-27T20:00",
        "Fr. 20 Uhr                   | 2026-11-27T20:00",
        "am kommenden Freitag um 20 Uhr                     | 2026-11-27T20:00",
        "20:00 Friday                 | 2026-11-27T20:00",
        "8:00 am Freitag              | 2026-11-27T08:00",
        "12:00 am Freitag             | 2026-11-27T12:00",
        "12:00 am Montag              | 2026-11-30T12:00",
        "12:00 am Dienstag            | 2026-11-24T12:00",
        "12:00 am Mittwoch            | 2026-11-25T12:00",
        "12:00 am Donnerstag          | 2026-11-26T12:00",
        "12:00 am Samstag             | 2026-11-28T12:00",
        "12:00 am Sonnabend           | 2026-11-28T12:00",
        "12:00 am Sonntag             | 2026-11-29T12:00",
        "20:00 am kommenden Freitag   | 2026-11-27T20:00",
        "12:00 am kommenden Freitag   | 2026-11-27T12:00",
        "12:00 AM Friday              | 2026-11-27T00:00",
        "12:30 PM Friday              | 2026-11-27T12:30",
        "Sonnabend 20:00              | 2026-11-28T20:00",
        "Mi 20:00                     | 2026-11-25T20:00",
        "Friday 24:00                 | 2026-11-28T00:00",
        "Friday 00:00                 | 2026-11-27T00:00",
        "Fri 27 Nov 2026 20:00        | 2026-11-27T20:00",
        "Fr, 27.11.2026 20:00         | 2026-11-27T20:00",
        // Days counted from today.
        "today 22:30                  | 2026-11-23T22:30",
        "heute 23 Uhr                 | 2026-11-23T23:00",
        "tomorrow 2 am                | 2026-11-24T02:00",
        "2am tomorrow                 | 2026-11-24T02:00",
        "morgen 02:00                 | 2026-11-24T02:00",
        "Übermorgen 02:00             | 2026-11-25T02:00",
        "day after tomorrow 02:00     | 2026-11-25T02:00",
      })
  void whatPeopleWriteIsLocalTime(String text, LocalDateTime meant) {
    var understood = understood(text);

    assertThat(understood.at()).isEqualTo(meant.atZone(BERLIN));
    assertThat(understood.namesItsZone()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-02-23T02:00+01:00                     | 2027-02-23T01:00:00Z",
        "2027-02-23T02:00:00.0000000+01:00          | 2027-02-23T01:00:00Z",
        "2027-02-23 02:00 +0100                     | 2027-02-23T01:00:00Z",
        "2027-02-23 02:00-05:00                     | 2027-02-23T07:00:00Z",
        "2027-02-23T02:00Z                          | 2027-02-23T02:00:00Z",
        "2027-02-23 02:00z                          | 2027-02-23T02:00:00Z",
        "2027-02-23 02:00 UTC                       | 2027-02-23T02:00:00Z",
        "2027-02-23 02:00 GMT                       | 2027-02-23T02:00:00Z",
        "2027-02-23 02:00 UTC+1                     | 2027-02-23T01:00:00Z",
        "Tue, 23 Feb 2027 02:00:00 GMT              | 2027-02-23T02:00:00Z",
        "Tue, 23 Feb 2027 02:00:00 -0500            | 2027-02-23T07:00:00Z",
        "2027-02-23 02:00 America/New_York          | 2027-02-23T07:00:00Z",
        "2027-02-23 02:00 america/new york          | 2027-02-23T07:00:00Z",
        "2027-02-23 02:00 (Asia/Kolkata)            | 2027-02-22T20:30:00Z",
        "2027-02-23T02:00+01:00[Europe/Berlin]      | 2027-02-23T01:00:00Z",
        "2027-02-23 02:00 W. Europe Standard Time   | 2027-02-23T01:00:00Z",
        "2027-07-23 02:00 W. Europe Standard Time   | 2027-07-23T00:00:00Z",
        "2027-02-23 02:00 Pacific Standard Time (Mexico) | 2027-02-23T10:00:00Z",
        "2 PM tomorrow America/New_York             | 2026-11-24T19:00:00Z",
        "today 09:00 Asia/Tokyo                     | 2026-11-24T00:00:00Z",
        "Tuesday 06:01 Asia/Tokyo                   | 2026-11-23T21:01:00Z",
        "Tuesday 06:00 Asia/Tokyo                   | 2026-11-30T21:00:00Z",
      })
  void aZoneOfItsOwnGoesBeforeEveryOther(String text, Instant meant) {
    var understood = understood(text);

    assertThat(understood.at().toInstant()).isEqualTo(meant);
    assertThat(understood.namesItsZone()).isTrue();
    assertThat(Moments.read(text, null, NOW)).isInstanceOf(Reading.Understood.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T18:59:59Z, 2026-11-27T19:00:00Z",
    "2026-11-27T19:00:00Z, 2026-12-04T19:00:00Z",
    "2026-11-27T19:00:01Z, 2026-12-04T19:00:00Z",
    "2026-11-27T23:00:00Z, 2026-12-04T19:00:00Z",
  })
  void onAFridayItIsTodayUntilThatTime(Instant now, Instant meant) {
    assertThat(Moments.read("Friday 20:00", BERLIN, now))
        .isInstanceOfSatisfying(
            Reading.Understood.class,
            understood -> assertThat(understood.at().toInstant()).isEqualTo(meant));
  }

  /** As Java, Excel and Windows write before AM and PM, and as pages and mails are copied. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2/23/2027 2:00\u00a0AM",
        "2/23/2027 2:00\u202fAM",
        "2/23/2027\u20072:00\u2009AM",
        "\u200e2/23/2027\u200e 2:00 AM\ufeff",
        "  2/23/2027 \t 2:00 AM\n",
        "2027\u201102\u201123 02:00",
        "2027\u201302\u201323 02:00",
      })
  void whatNobodySeesIsNoDifference(String text) {
    assertThat(understood(text).at().toLocalDateTime()).isEqualTo("2027-02-23T02:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-02-23 02:00            | Tuesday 23 February 2027 02:00 Europe/Berlin (01:00 UTC)",
        "2027-07-23 02:00            | Friday 23 July 2027 02:00 Europe/Berlin (00:00 UTC)",
        "2027-07-23 00:30            | Friday 23 July 2027 00:30 Europe/Berlin"
            + " (Thursday 22 July 2027 22:30 UTC)",
        "2027-02-23 02:00:30         | Tuesday 23 February 2027 02:00:30 Europe/Berlin"
            + " (01:00:30 UTC)",
        "2027-02-23T02:00Z           | Tuesday 23 February 2027 02:00 UTC",
        "2027-02-23 02:00 UTC        | Tuesday 23 February 2027 02:00 UTC",
        "2027-02-23T02:00+01:00      | Tuesday 23 February 2027 02:00 +01:00 (01:00 UTC)",
      })
  void whatWasUnderstoodIsSaidBack(String text, String words) {
    var usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(understood(text).words()).isEqualTo(words);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void whatIsMeantElsewhereIsSaidInTheUsualZoneToo() {
    assertThat(understood("2027-02-23 20:00 America/New_York").notes())
        .containsExactly("That is Wednesday 24 February 2027 02:00 Europe/Berlin");
    assertThat(understood("2027-02-23T02:00Z").notes())
        .containsExactly("That is 03:00 Europe/Berlin");
    assertThat(understood("2027-02-23T02:00+01:00").notes()).isEmpty();
    assertThat(understood("2027-02-23 02:00").notes()).isEmpty();
  }

  @Test
  void theBeginningOfADayIsToldFromItsEnd() {
    assertThat(understood("Friday 00:00").notes())
        .containsExactly("00:00 begins that day; its end is 24:00");
    assertThat(understood("Friday 24:00").notes()).isEmpty();
  }

  @Test
  void ofATimeThatComesTwiceTheLaterIsMeantAndTheEarlierCanBeNamed() {
    var later = understood("2027-10-31 02:30");
    assertThat(later.at().toInstant()).isEqualTo("2027-10-31T01:30:00Z");
    assertThat(later.notes())
        .containsExactly(
            "02:30 comes twice that day in Europe/Berlin, and the later one is meant; for the"
                + " earlier one write 2027-10-31T02:30+02:00");

    assertThat(understood("2027-10-31T02:30+02:00").at().toInstant())
        .isEqualTo("2027-10-31T00:30:00Z");
    assertThat(understood("2027-10-31T02:30+02:00[Europe/Berlin]").at().toInstant())
        .isEqualTo("2027-10-31T00:30:00Z");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "3/4/2027 02:00         | 3/4/2027 is 3 April 2027 or 4 March 2027; write 2027-04-03 or"
            + " 2027-03-04",
        "3-4-2027 02:00         | 3 April 2027 or 4 March 2027",
        "2027-03-28 02:30       | does not exist in Europe/Berlin: the clocks go from 02:00 to"
            + " 03:00; write 2027-03-28 01:59 or 2027-03-28 03:00",
        "next Friday 20:00      | write Friday for the coming one, or the date",
        "nächsten Freitag 20:00 | write Freitag for the coming one, or the date",
        "23.02.27 02:00         | write the year with four digits, e.g. 23.02.2027",
        "23-Feb-27 02:00        | write the year with four digits",
        "27-02-23 02:00         | 27-02-23: write the year with four digits",
        "23.02. 02:00           | 23.02. names no year",
        "23 Feb 02:00           | 23 feb names no year",
        "2027-02-23             | 2027-02-23 says no time of day; write for example 2027-02-23"
            + " 20:00",
        "tomorrow               | tomorrow says no time of day; write for example tomorrow 20:00",
        "Friday                 | says no time of day",
        "20:00                  | write for example today 20:00, Friday 20:00",
        "20:00 UTC              | says no day",
        "2 am                   | says no day",
        "30.02.2027 02:00       | 30.02.2027 is not a date of the calendar",
        "2.23.2027 02:00        | with dots the day comes first",
        "31/31/2027 02:00       | is not a date of the calendar",
        "Friday 2027-02-23 02:00 | 23 February 2027 is a Tuesday, not a Friday",
        "Mon 3/4/2027 02:00     | 3 April 2027 is a Saturday, 4 March 2027 is a Thursday, not a"
            + " Monday",
        "2027-02-23 25:00       | 25:00 is not a time of day",
        "2027-02-23 24:30       | 24:30 is not a time of day",
        "2027-02-23 02:60       | 02:60 is not a time of day",
        "2027-02-23 14:00 PM    | with AM or PM the hour goes from 1 to 12",
        "2027-02-23 0:30 AM     | with AM or PM the hour goes from 1 to 12",
        "12:00 AM 23.02.2027    | may mean noon (German) or midnight (English)",
        "12:30 AM 23. Feb 2027  | may mean noon (German) or midnight (English)",
        "12:00 am 27 November 2026 | may mean noon (German) or midnight (English)",
        "23.02.2027 22:00-06:00 | the end of a window",
        "2/23/2027 22:00–06:00  | the end of a window",
        "2027-02-23 02:00 CET   | CET is not taken for a time zone",
        "2027-02-23 02:00 EST   | write the region, e.g. America/New_York",
        "2027-02-23 02:00 IST   | Asia/Kolkata or Asia/Jerusalem or Europe/Dublin",
        "2027-02-23 02:00 Berlin | did you mean Europe/Berlin?",
        "2027-02-23 02:00 +19:00 | those go from -18:00 to +18:00",
        "2027-02-23T02:00+02:00[Europe/Berlin] | +02:00 is not the offset of Europe/Berlin",
        "Friday 20:00-06:00     | the end of a window",
        "2027-02-23 20:00-22:00 | is not an offset",
        "tonight 22:00          | tonight belongs to two days",
        "heute Nacht 02:00      | belongs to two days",
        "Friday midnight        | belongs to two days",
        "soon                   | soon is not a moment that is understood",
        "2027-02-23 at two      | is not a moment that is understood",
        "20270223 0200          | is not a moment that is understood",
        "never 20:00            | is not a moment that is understood",
        "''                     | nothing is not a moment",
      })
  void whatIsNoMomentOrTwoIsRefusedWithWhatToWrite(String text, String why) {
    assertThat(Moments.read(text, BERLIN, NOW))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> assertThat(refused.sentence()).contains(why).doesNotEndWith("."));
  }

  @Test
  void aLocalTimeWithoutAnyZoneIsAskedForOne() {
    assertThat(Moments.read("2027-02-23 02:00", null, NOW))
        .isEqualTo(
            new Reading.Zoneless(
                "2027-02-23 02:00 names no time zone; write it behind the time, e.g. 2027-02-23"
                    + " 02:00 Europe/Berlin"));
    assertThat(Moments.read("3/4/2027 02:00", null, NOW)).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void junkIsReadWithoutAnAccident() {
    var pieces =
        List.of(
            "2027",
            "-02",
            "-23",
            "T",
            "02:00",
            ":",
            " ",
            ".",
            "/",
            "3/4/",
            "Friday",
            "am ",
            "PM",
            "+01:00",
            "-",
            "[",
            "]",
            "(",
            ")",
            "Europe/Berlin",
            "Z",
            "Feb",
            "März",
            "Uhr",
            "24:00",
            "99",
            "next ",
            "\u00a0",
            "\u0000",
            "\ud83d\ude00",
            "\ud800",
            "é",
            ",",
            "%s",
            "\\",
            "$1",
            "+999999999-12-31T23:59:59-18:00",
            "9999-12-31 24:00",
            "e\u0301");
    var chance = new Random(7);
    for (var round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (var count = chance.nextInt(9); count >= 0; count--) {
        text.append(pieces.get(chance.nextInt(pieces.size())));
      }
      assertThat(Moments.read(text.toString(), BERLIN, NOW)).isNotNull();
      assertThat(Zones.read(text.toString())).isNotNull();
    }
    assertThat(Moments.read("9".repeat(100_000), BERLIN, NOW)).isInstanceOf(Reading.Refused.class);
    assertThat(Moments.read("+999999999-12-31T23:59:59-18:00", BERLIN, NOW))
        .isInstanceOf(Reading.Refused.class);
  }

  private static Reading.Understood understood(String text) {
    var reading = Moments.read(text, BERLIN, NOW);
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    return (Reading.Understood) reading;
  }
}
