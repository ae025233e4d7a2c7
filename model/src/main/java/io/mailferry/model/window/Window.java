package io.mailferry.model.window;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A window as people agree on it, by the clock on the wall of its zone.
 *
 * <p>It opens when that clock shows its beginning for the last time, and closes when it shows its
 * end for the first: in the night in which an hour comes twice it is never too early and never too
 * late, and in the one in which an hour is skipped a time in it is the moment of the change
 * (docs/decisions/0025-a-window-is-what-the-wall-shows.md).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Window.Weekly.class, name = "weekly"),
  @JsonSubTypes.Type(value = Window.Dated.class, name = "dated")
})
public sealed interface Window {
  /** In whose local time it is. */
  ZoneId zone();

  /**
   * The window as a person can write it, e.g. {@code Friday 20:00 - Monday 05:00 Europe/Berlin}.
   */
  String words();

  /** Windows as a person can write them; those of several nights alike are told once. */
  static List<String> words(List<Window> windows) {
    return WindowWords.of(windows);
  }

  /** The same by the clock of another place. */
  Window in(ZoneId other);

  /**
   * Its openings that close after a moment and open before another, in their order. A night in
   * which nothing of it is left, because the clocks change, has none.
   */
  Stream<Opening> openings(Instant after, Instant before);

  /**
   * Each week, from a day and time to the next such day and time; a whole week when both are the
   * same.
   *
   * @param opensOn the day on which it opens
   * @param opens when it opens
   * @param closesOn the day on which it closes
   * @param closes when it closes
   * @param zone in whose local time
   */
  record Weekly(
      DayOfWeek opensOn, LocalTime opens, DayOfWeek closesOn, LocalTime closes, ZoneId zone)
      implements Window {
    private static final int WEEK = 7;

    /** Nothing is null. */
    public Weekly {
      Objects.requireNonNull(opensOn, "opensOn");
      Objects.requireNonNull(opens, "opens");
      Objects.requireNonNull(closesOn, "closesOn");
      Objects.requireNonNull(closes, "closes");
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public Stream<Opening> openings(Instant after, Instant before) {
      // One that lasts a week may have opened that long ago, and zones are up to a day apart.
      var first =
          LocalDate.ofInstant(after, zone)
              .minusDays(WEEK + 1)
              .with(TemporalAdjusters.nextOrSame(opensOn));
      return Stream.iterate(first, date -> date.plusDays(WEEK))
          .takeWhile(date -> WallClock.first(date.atTime(opens), zone).isBefore(before))
          .map(this::opening)
          .flatMap(Optional::stream)
          .filter(opening -> opening.closes().isAfter(after) && opening.opens().isBefore(before));
    }

    @Override
    public Window in(ZoneId other) {
      return new Weekly(opensOn, opens, closesOn, closes, other);
    }

    @Override
    public String words() {
      return WindowWords.name(opensOn) + " " + opens + " - " + end() + " " + WallClock.name(zone);
    }

    private String end() {
      var midnight = closes.equals(LocalTime.MIDNIGHT);
      var shown = midnight ? "24:00" : closes.toString();
      var day = midnight ? closesOn.minus(1) : closesOn;
      return day == opensOn && (midnight || closes.isAfter(opens))
          ? shown
          : WindowWords.name(day) + " " + shown;
    }

    private Optional<Opening> opening(LocalDate date) {
      return between(date.atTime(opens), date.plusDays(days()).atTime(closes), zone);
    }

    /** How many days after it opens it closes, from 0 to 7. */
    int days() {
      var days = Math.floorMod(closesOn.getValue() - opensOn.getValue(), WEEK);
      return days == 0 && !closes.isAfter(opens) ? WEEK : days;
    }
  }

  /**
   * Once.
   *
   * @param opens when it opens
   * @param closes when it closes, later than that
   * @param zone in whose local time
   */
  record Dated(LocalDateTime opens, LocalDateTime closes, ZoneId zone) implements Window {
    /**
     * @throws IllegalArgumentException when it would close before it opens
     */
    public Dated {
      Objects.requireNonNull(zone, "zone");
      if (!opens.isBefore(closes)) {
        throw new IllegalArgumentException("a window closes after it opens");
      }
    }

    @Override
    public Window in(ZoneId other) {
      return new Dated(opens, closes, other);
    }

    @Override
    public String words() {
      return WallClock.shown(opens) + " - " + WallClock.shown(closes) + " " + WallClock.name(zone);
    }

    @Override
    public Stream<Opening> openings(Instant after, Instant before) {
      return between(opens, closes, zone).stream()
          .filter(opening -> opening.closes().isAfter(after) && opening.opens().isBefore(before));
    }
  }

  private static Optional<Opening> between(LocalDateTime opens, LocalDateTime closes, ZoneId zone) {
    var from = WallClock.last(opens, zone);
    var to = WallClock.first(closes, zone);
    return from.isBefore(to) ? Optional.of(new Opening(from, to)) : Optional.empty();
  }
}
