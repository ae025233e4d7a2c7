package io.mailferry.operations.plan;

import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a wave may switch, for the lines that name a time or a zone of their own.
 *
 * @param notBefore the earliest moment; null for none
 * @param windows its windows
 * @param blackouts when nobody switches
 * @param lastStart how long before a window closes the last cutover begins; null for the usual
 * @param shortest how long an opening lasts at least; null for the usual
 * @param zone whose local time lines are in that name none; null when it is not known
 * @param now the moment it is, from which {@code tomorrow} is counted
 * @param isKept whether lines are kept with it in a file, which means the same on every day, so
 *     that nothing is counted from today
 * @param mayBePast whether a line may name a time that is past, because the wave may be running
 */
public record WaveCutover(
    @Nullable Instant notBefore,
    List<Open> windows,
    List<Closed> blackouts,
    @Nullable Duration lastStart,
    @Nullable Duration shortest,
    @Nullable ZoneId zone,
    Instant now,
    boolean isKept,
    boolean mayBePast) {
  /** One that is typed, and names no time that is past. */
  public WaveCutover(
      @Nullable Instant notBefore,
      List<Open> windows,
      List<Closed> blackouts,
      @Nullable Duration lastStart,
      @Nullable Duration shortest,
      @Nullable ZoneId zone,
      Instant now) {
    this(notBefore, windows, blackouts, lastStart, shortest, zone, now, false, false);
  }

  /** The lists are copied. */
  public WaveCutover {
    windows = List.copyOf(windows);
    blackouts = List.copyOf(blackouts);
  }

  /**
   * A window of the wave.
   *
   * @param window as it is understood of the wave
   * @param namesItsZone whether it is of a place of its own; else it is everybody's local time
   */
  public record Open(Window window, boolean namesItsZone) {}

  /**
   * A blackout of the wave.
   *
   * @param blackout as it is understood of the wave
   * @param namesItsZone whether it is of a place of its own; else it holds in everybody's local
   *     time as well
   */
  public record Closed(Blackout blackout, boolean namesItsZone) {}

  /** One of which nothing is said. */
  public static WaveCutover unsaid(Instant now) {
    return new WaveCutover(null, List.of(), List.of(), null, null, null, now);
  }

  /** The moment from which days are counted; null where none may be. */
  @Nullable Instant today() {
    return isKept ? null : now;
  }

  /** Whether anything of it is another moment in another zone. */
  boolean isOfNoPlace() {
    return movesWindows() || movesBlackouts();
  }

  /** Whether any of its windows is. */
  boolean movesWindows() {
    return windows.stream().anyMatch(each -> !each.namesItsZone());
  }

  /** Whether any of its windows is that comes each week. */
  boolean movesWeeklyWindows() {
    return windows.stream()
        .anyMatch(each -> !each.namesItsZone() && each.window() instanceof Window.Weekly);
  }

  /** Whether any of its blackouts is. */
  boolean movesBlackouts() {
    return blackouts.stream().anyMatch(each -> !each.namesItsZone());
  }

  /** Its windows for whoever lives there; as they are understood of the wave where that is null. */
  List<Window> windowsIn(@Nullable ZoneId place) {
    return windows.stream()
        .map(each -> place == null || each.namesItsZone() ? each.window() : each.window().in(place))
        .toList();
  }

  /**
   * Its blackouts for whoever lives there: as they are understood of the wave, because what is done
   * to servers then is done to all, and by the clock of that place.
   */
  List<Blackout> blackoutsIn(@Nullable ZoneId place) {
    return blackouts.stream()
        .flatMap(
            each ->
                place == null || each.namesItsZone()
                    ? Stream.of(each.blackout())
                    : Stream.of(each.blackout(), each.blackout().in(place)))
        .distinct()
        .toList();
  }
}
