package io.mailferry.model.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Windows around all changes of clocks of ten years, against what java.time has a clock show. */
class WindowPropertiesTest {
  /** So that a build says the same of the same code; another one finds other nights. */
  private static final String SEED = "20260101";

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");
  private static final List<Change> CHANGES = changes();

  record Change(ZoneId zone, ZoneOffsetTransition of) {
    /** A moment so many minutes before or after it. */
    Instant beside(int minutes) {
      return of.getInstant().plus(Duration.ofMinutes(minutes));
    }
  }

  /** A window near a change, with its edges as the wall shows them. */
  record Night(Change change, Window window, LocalDateTime opens, LocalDateTime closes) {}

  @Property(seed = SEED, tries = 30_000)
  void whatIsOpenIsBetweenItsEdgesOnTheWall(
      @ForAll("nights") Night night, @ForAll @IntRange(min = -2_000, max = 2_000) int minutes) {
    var moment = night.change().beside(minutes);
    var shown = LocalDateTime.ofInstant(moment, night.window().zone());
    var between = !shown.isBefore(night.opens()) && shown.isBefore(night.closes());

    var open = isOpen(night, moment);

    if (open) {
      assertThat(between).as("the wall shows %s", shown).isTrue();
    } else if (between) {
      assertThat(showsAnEdgeTwice(night, moment))
          .as("closed although the wall shows %s", shown)
          .isTrue();
    }
  }

  @Property(seed = SEED, tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aWeeklyWindowComesEachWeekOnItsDay(
      @ForAll("nights") Night night, @ForAll DayOfWeek opensOn, @ForAll DayOfWeek closesOn) {
    var opens = night.opens().toLocalTime();
    var closes = night.closes().toLocalTime();
    var zone = night.window().zone();
    var weekly = new Window.Weekly(opensOn, opens, closesOn, closes, zone);
    var from = night.change().beside(-20_000);

    var openings = weekly.openings(from, night.change().beside(20_000)).toList();

    assertThat(openings).hasSizeBetween(2, 6);
    for (var opening : openings) {
      // Where midnight is skipped, the wall never shows the beginning on its day.
      assertThat(List.of(dayAt(opening.opens(), zone), dayAt(opening.opens().minusNanos(1), zone)))
          .contains(opensOn);
      assertThat(opening.length()).isLessThanOrEqualTo(Duration.ofDays(8));
    }
  }

  /** Minute by minute, with no joining, cutting or measuring of openings. */
  @Property(seed = SEED, tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aCutoverMayBeginWhereEnoughOfAnOpeningIsLeft(
      @ForAll("zones") ZoneId zone,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 60) Integer> windows,
      @ForAll @Size(max = 2) List<@IntRange(min = 0, max = 60) Integer> blackouts,
      @ForAll @IntRange(min = 0, max = 8) int lastStart,
      @ForAll @IntRange(min = 0, max = 16) int shortest,
      @ForAll @IntRange(min = 0, max = 70) int now) {
    var all = new boolean[100];
    var dated = new ArrayList<Window>();
    for (var begin : windows) {
      dated.add(new Window.Dated(at(begin), at(begin + 5 + begin % 9), zone));
      Arrays.fill(all, begin, begin + 5 + begin % 9, true);
    }
    var dark = new ArrayList<Blackout>();
    for (var begin : blackouts) {
      dark.add(new Blackout(at(begin), at(begin + 3), zone, null));
      Arrays.fill(all, begin, begin + 3, false);
    }
    var wanted =
        new CutoverWindows(
            dated, dark, QUARTER.multipliedBy(lastStart), QUARTER.multipliedBy(shortest));

    var moment = at(now).atZone(zone).toInstant();

    assertThat(wanted.letBegin(moment)).isEqualTo(isEnough(all, now, lastStart, shortest));
    for (var later = now; later < 100; later++) {
      if (isEnough(all, later, lastStart, shortest)) {
        assertThat(wanted.next(moment)).isPresent();
        assertThat(wanted.next(moment).orElseThrow().opens())
            .isBeforeOrEqualTo(at(later).atZone(zone).toInstant());
        return;
      }
    }
    assertThat(wanted.next(moment)).isEmpty();
  }

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A day without a change of clocks anywhere. */
  private static LocalDateTime at(int quarters) {
    return LocalDate.of(2027, 7, 14).atStartOfDay().plus(QUARTER.multipliedBy(quarters));
  }

  private static boolean isEnough(boolean[] all, int now, int lastStart, int shortest) {
    if (!all[now]) {
      return false;
    }
    var begin = now;
    while (begin > 0 && all[begin - 1]) {
      begin--;
    }
    var end = now;
    while (end < all.length && all[end]) {
      end++;
    }
    return end - begin >= shortest && end - lastStart > now && end - lastStart > begin;
  }

  private static boolean isOpen(Night night, Instant moment) {
    return night
        .window()
        .openings(moment.minusSeconds(1), moment.plusSeconds(1))
        .anyMatch(opening -> opening.has(moment));
  }

  /** Whether the moment lies between the two times at which the wall shows one of the edges. */
  private static boolean showsAnEdgeTwice(Night night, Instant moment) {
    var rules = night.window().zone().getRules();
    return Stream.of(night.opens(), night.closes())
        .filter(edge -> rules.getValidOffsets(edge).size() == 2)
        .anyMatch(
            edge -> {
              var offsets = rules.getValidOffsets(edge);
              return !moment.isBefore(edge.toInstant(offsets.getFirst()))
                  && moment.isBefore(edge.toInstant(offsets.getLast()));
            });
  }

  private static DayOfWeek dayAt(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone).getDayOfWeek();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneOffset.UTC, ZoneId.of("Asia/Kolkata"), ZoneOffset.ofHours(-11));
  }

  @Provide
  Arbitrary<Night> nights() {
    var minutes = Arbitraries.integers().between(-300, 300);
    return Combinators.combine(
            Arbitraries.of(CHANGES),
            Arbitraries.oneOf(Arbitraries.just(0), minutes),
            Arbitraries.integers().between(1, 1_500),
            Arbitraries.of(true, false))
        .as(WindowPropertiesTest::night);
  }

  private static Night night(Change change, int minutes, int length, boolean weekly) {
    var opens = change.of().getDateTimeBefore().plusMinutes(minutes);
    var closes = opens.plusMinutes(length);
    var zone = change.zone();
    return new Night(
        change,
        weekly
            ? new Window.Weekly(
                opens.getDayOfWeek(),
                opens.toLocalTime(),
                closes.getDayOfWeek(),
                closes.toLocalTime(),
                zone)
            : new Window.Dated(opens, closes, zone),
        opens,
        closes);
  }

  private static List<Change> changes() {
    var all = new ArrayList<Change>();
    for (var id : ZoneId.getAvailableZoneIds()) {
      var zone = ZoneId.of(id);
      var next = zone.getRules().nextTransition(BEGIN);
      while (next != null && next.getInstant().isBefore(END)) {
        all.add(new Change(zone, next));
        next = zone.getRules().nextTransition(next.getInstant());
      }
    }
    assertThat(all).hasSizeGreaterThan(3_000);
    return all;
  }
}
