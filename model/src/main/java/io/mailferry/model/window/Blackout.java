package io.mailferry.model.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody switches, whatever the windows say. Where the clock shows its beginning or
 * its end twice, the longer reading counts.
 *
 * @param from when it begins
 * @param until when it is over, later than that
 * @param zone in whose local time
 * @param why why; null when nobody said so
 */
public record Blackout(
    LocalDateTime from,
    LocalDateTime until,
    ZoneId zone,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why) {
  /**
   * @throws IllegalArgumentException when it would be over before it begins
   */
  public Blackout {
    Objects.requireNonNull(zone, "zone");
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a blackout ends after it begins");
    }
  }

  /** The same by the clock of another place. */
  public Blackout in(ZoneId other) {
    return new Blackout(from, until, other, why);
  }

  /** The blackout as a person can write it, with its reason behind it. */
  public String words() {
    return WallClock.shown(from)
        + " - "
        + WallClock.shown(until)
        + " "
        + WallClock.name(zone)
        + (why == null ? "" : ": " + why);
  }

  Instant begins() {
    return WallClock.first(from, zone);
  }

  Instant ends() {
    return WallClock.last(until, zone);
  }
}
