package io.mailferry.model.window;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutoverWindowsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Window WEEKEND =
      new Window.Weekly(FRIDAY, LocalTime.of(20, 0), MONDAY, LocalTime.of(5, 0), BERLIN);

  private static CutoverWindows of(Window... windows) {
    return new CutoverWindows(List.of(windows), List.of());
  }

  private static CutoverWindows without(Window window, String from, String until) {
    return new CutoverWindows(
        List.of(window),
        List.of(
            new Blackout(
                LocalDateTime.parse(from), LocalDateTime.parse(until), BERLIN, "year's end")));
  }

  private static Window dated(String opens, String closes) {
    return new Window.Dated(LocalDateTime.parse(opens), LocalDateTime.parse(closes), BERLIN);
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  private static Opening opening(String opens, String closes) {
    return new Opening(at(opens), at(closes));
  }

  @Test
  void aWeekendIsOpenFromFridayNightToHalfAnHourBeforeMondayMorning() {
    var weekend = of(WEEKEND);

    assertThat(weekend.letBegin(at("2027-02-26T18:59:59Z"))).isFalse();
    assertThat(weekend.letBegin(at("2027-02-26T19:00:00Z"))).isTrue();
    assertThat(weekend.letBegin(at("2027-03-01T03:29:59Z"))).isTrue();
    assertThat(weekend.letBegin(at("2027-03-01T03:30:00Z"))).isFalse();
    assertThat(weekend.next(at("2027-03-01T03:30:00Z")))
        .contains(opening("2027-03-05T19:00:00Z", "2027-03-08T04:00:00Z"));
  }

  @Test
  void theHourThatComesTwiceLengthensAWeekendAndTheOneThatIsSkippedShortensIt() {
    assertThat(of(WEEKEND).next(at("2027-10-29T12:00:00Z")))
        .contains(opening("2027-10-29T18:00:00Z", "2027-11-01T04:00:00Z"))
        .hasValueSatisfying(open -> assertThat(open.length()).isEqualTo(Duration.ofHours(58)));
    assertThat(of(WEEKEND).next(at("2027-03-26T12:00:00Z")))
        .contains(opening("2027-03-26T19:00:00Z", "2027-03-29T03:00:00Z"))
        .hasValueSatisfying(open -> assertThat(open.length()).isEqualTo(Duration.ofHours(56)));
  }

  @Test
  void anEndThatComesTwiceIsTheFirstAndABeginningTheSecond() {
    assertThat(of(dated("2027-10-30T22:00", "2027-10-31T02:30")).next(at("2027-10-30T12:00:00Z")))
        .contains(opening("2027-10-30T20:00:00Z", "2027-10-31T00:30:00Z"));
    assertThat(of(dated("2027-10-31T02:30", "2027-10-31T06:00")).next(at("2027-10-30T12:00:00Z")))
        .contains(opening("2027-10-31T01:30:00Z", "2027-10-31T05:00:00Z"));
    assertThat(of(dated("2027-10-31T02:10", "2027-10-31T02:50")).next(at("2027-10-30T12:00:00Z")))
        .as("of a window within that hour nothing is certain")
        .isEmpty();
  }

  @Test
  void anEdgeThatIsSkippedIsTheMomentOfTheChange() {
    assertThat(of(dated("2027-03-28T02:30", "2027-03-28T06:00")).next(at("2027-03-27T12:00:00Z")))
        .contains(opening("2027-03-28T01:00:00Z", "2027-03-28T04:00:00Z"));
    assertThat(of(dated("2027-03-27T22:00", "2027-03-28T02:30")).next(at("2027-03-27T12:00:00Z")))
        .contains(opening("2027-03-27T21:00:00Z", "2027-03-28T01:00:00Z"));
  }

  @Test
  void aDayThatACountrySkipsHasNoWindow() {
    var apia = ZoneId.of("Pacific/Apia");
    var friday = new Window.Weekly(FRIDAY, LocalTime.of(1, 0), FRIDAY, LocalTime.of(23, 0), apia);

    assertThat(of(friday).next(at("2011-12-29T20:00:00Z")))
        .as("there was no 30 December 2011")
        .contains(opening("2012-01-05T11:00:00Z", "2012-01-06T09:00:00Z"));
  }

  @Test
  void windowsThatTouchAreOne() {
    var thursday =
        new Window.Weekly(THURSDAY, LocalTime.of(22, 0), FRIDAY, LocalTime.of(20, 0), BERLIN);

    assertThat(of(WEEKEND, thursday).next(at("2027-02-25T21:00:00Z")))
        .contains(opening("2027-02-25T21:00:00Z", "2027-03-01T04:00:00Z"));
    assertThat(of(WEEKEND, thursday).letBegin(at("2027-02-26T18:45:00Z"))).isTrue();
  }

  @Test
  void windowsOfTwoZonesStandBesideEachOther() {
    var there =
        new Window.Weekly(SATURDAY, LocalTime.of(1, 0), SATURDAY, LocalTime.of(6, 0), NEW_YORK);
    var here =
        new Window.Weekly(SATURDAY, LocalTime.of(1, 0), SATURDAY, LocalTime.of(6, 0), BERLIN);

    assertThat(of(there, here).upcoming(at("2027-02-26T12:00:00Z"), Duration.ofDays(1)))
        .containsExactly(
            opening("2027-02-27T00:00:00Z", "2027-02-27T05:00:00Z"),
            opening("2027-02-27T06:00:00Z", "2027-02-27T11:00:00Z"));
  }

  @Test
  void aBlackoutIsCutOutAndWhatIsTooShortIsPassedOver() {
    assertThat(
            without(WEEKEND, "2027-02-26T00:00", "2027-02-27T00:00")
                .next(at("2027-02-26T12:00:00Z")))
        .contains(opening("2027-02-26T23:00:00Z", "2027-03-01T04:00:00Z"));
    assertThat(
            without(WEEKEND, "2027-02-26T20:30", "2027-03-01T04:15")
                .next(at("2027-02-26T12:00:00Z")))
        .as("half an hour before it and three quarters after it are left")
        .contains(opening("2027-03-05T19:00:00Z", "2027-03-08T04:00:00Z"));
    assertThat(
            without(WEEKEND, "2027-01-01T00:00", "2027-12-24T00:00")
                .next(at("2027-02-26T12:00:00Z")))
        .as("as long as it may last")
        .contains(opening("2027-12-24T19:00:00Z", "2027-12-27T04:00:00Z"));
  }

  @Test
  void aBlackoutAloneLeavesAllOtherTime() {
    var frozen =
        new CutoverWindows(
            List.of(),
            List.of(
                new Blackout(
                    LocalDateTime.parse("2027-12-20T00:00"),
                    LocalDateTime.parse("2028-01-03T00:00"),
                    BERLIN,
                    null)));

    assertThat(frozen.letBegin(at("2027-12-19T12:00:00Z"))).isTrue();
    assertThat(frozen.letBegin(at("2027-12-19T22:29:59Z"))).isTrue();
    assertThat(frozen.letBegin(at("2027-12-19T22:30:00Z"))).isFalse();
    assertThat(frozen.letBegin(at("2028-01-02T22:59:59Z"))).isFalse();
    assertThat(frozen.letBegin(at("2028-01-02T23:00:00Z"))).isTrue();
  }

  @Test
  void noWindowIsLeftAfterTheLastOne() {
    var once = of(dated("2027-02-26T20:00", "2027-02-27T05:00"));

    assertThat(once.next(at("2027-02-27T03:29:00Z"))).isPresent();
    assertThat(once.next(at("2027-02-27T03:30:00Z"))).isEmpty();
  }

  @Test
  void anOpeningOfWhichTheLastStartLeavesNothingIsNone() {
    var night = dated("2027-02-26T20:00", "2027-02-26T21:00");

    assertThat(
            new CutoverWindows(List.of(night), List.of(), Duration.ofHours(1), Duration.ZERO)
                .next(at("2027-02-26T12:00:00Z")))
        .isEmpty();
  }

  @Test
  void aWholeWeekIsAlwaysOpen() {
    var always = new Window.Weekly(SUNDAY, LocalTime.NOON, SUNDAY, LocalTime.NOON, BERLIN);

    assertThat(of(always).letBegin(at("2027-02-28T11:00:00Z"))).isTrue();
    assertThat(of(always).letBegin(at("2027-02-28T10:59:59Z"))).isTrue();
  }

  @Test
  void whatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> dated("2027-02-27T05:00", "2027-02-26T20:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> without(WEEKEND, "2027-02-27T05:00", "2027-02-26T20:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CutoverWindows(List.of(), List.of(), Duration.ofMinutes(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
