package io.mailferry.model.window;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The moments at which a clock on the wall shows a local time. One that the clocks skip is the
 * moment of the change; one that comes twice has a first and a last moment.
 */
final class WallClock {
  private WallClock() {}

  static Instant first(LocalDateTime local, ZoneId zone) {
    var offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? change(local, zone) : at(local, offsets.getFirst());
  }

  static Instant last(LocalDateTime local, ZoneId zone) {
    var offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? change(local, zone) : at(local, offsets.getLast());
  }

  static String shown(LocalDateTime local) {
    return local.toLocalDate() + " " + local.toLocalTime();
  }

  static String name(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static Instant at(LocalDateTime local, ZoneOffset offset) {
    return local.toInstant(offset);
  }

  private static Instant change(LocalDateTime skipped, ZoneId zone) {
    return zone.getRules().getTransition(skipped).getInstant();
  }
}
