package io.mailferry.operations.moment;

import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Opening;
import io.mailferry.model.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Windows, blackouts and openings in words; the same in every language and on every machine. */
public final class SaidOpening {
  private static final int SHOWN = 3;

  private SaidOpening() {}

  /** All windows, and then all blackouts, as a person can write them. */
  public static List<String> all(List<Window> windows, List<Blackout> blackouts) {
    return Stream.concat(
            Window.words(windows).stream(),
            blackouts.stream().map(blackout -> "not " + blackout.words()))
        .toList();
  }

  /**
   * The next openings in which a cutover may begin, each in local time and in UTC.
   *
   * @param windows of which
   * @param now from when on
   * @param zone in whose local time
   * @return at most three; none where only blackouts are named, or none opens within four years
   */
  public static List<String> next(CutoverWindows windows, Instant now, ZoneId zone) {
    if (windows.windows().isEmpty()) {
      return List.of();
    }
    return windows
        .upcoming(now, CutoverWindows.FAR)
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
}
