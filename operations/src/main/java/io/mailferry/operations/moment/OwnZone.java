package io.mailferry.operations.moment;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zone that a moment names itself.
 *
 * @param offset the offset that stands before the region, which tells the two times apart where a
 *     time comes twice; null for none
 */
record OwnZone(ZoneId zone, @Nullable ZoneOffset offset) {
  private static final Pattern IN_BRACKETS = Pattern.compile("(.*?) ?(?:\\[(.+)]|\\((.+)\\))");

  static OwnZone of(String text) throws NotUnderstood {
    var brackets = IN_BRACKETS.matcher(text);
    // Some names of Windows have brackets of their own.
    if (!brackets.matches() || WindowsZones.region(text).isPresent()) {
      return new OwnZone(Zones.of(text), null);
    }
    var zone = Zones.of(brackets.group(2) != null ? brackets.group(2) : brackets.group(3));
    if (brackets.group(1).isEmpty()) {
      return new OwnZone(zone, null);
    }
    return Zones.of(brackets.group(1)).normalized() instanceof ZoneOffset offset
        ? new OwnZone(zone, offset)
        : refused(text);
  }

  private static OwnZone refused(String text) throws NotUnderstood {
    throw new NotUnderstood(Written.shown(text) + " names two time zones; write one of them");
  }
}
