package io.mailferry.operations.moment;

import io.mailferry.operations.text.SimilarName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Time zones as people name them: region ids ({@code Europe/Berlin}), {@code UTC}, {@code GMT},
 * {@code Z}, offsets ({@code +01:00}), and the names that Windows has for them ({@code W. Europe
 * Standard Time}). Short names such as {@code CET} are refused, because they are shared by several
 * zones, or wrong half the year.
 */
public final class Zones {
  /** A zone, or why there is none. */
  public sealed interface Result {
    /** A zone whose rules are known. */
    record Known(ZoneId zone) implements Result {}

    /**
     * No zone, or more than one.
     *
     * @param sentence why, and what to write instead, without a full stop
     */
    record Unknown(String sentence) implements Result {}
  }

  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)? ?([+-])(\\d{1,2})(?::?(\\d{2}))?");

  private static final Pattern TURNED = Pattern.compile("etc/gmt([+-])(\\d{1,2})");

  /** By their ids in lower case, in an order, so that a guess is always the same. */
  private static final Map<String, String> REGIONS = regions();

  private Zones() {}

  /** The zone that a text names. Never throws. */
  public static Result read(String text) {
    try {
      return new Result.Known(
          of(Written.plainly(text).orElseThrow(() -> new NotUnderstood(unknown(text, "")))));
    } catch (NotUnderstood e) {
      return new Result.Unknown(e.sentence());
    }
  }

  /**
   * The zone in which whoever sits at a machine thinks, as far as the machine can tell: its own,
   * where somebody chose a region for it. UTC and fixed offsets are what servers and containers are
   * set to, wherever the people are.
   */
  public static Optional<ZoneId> ofMachine(ZoneId own) {
    var isRegion = own.getId().contains("/") && !own.getId().startsWith("Etc/");
    return isRegion || !own.getRules().isFixedOffset() ? Optional.of(own) : Optional.empty();
  }

  static ZoneId of(String name) throws NotUnderstood {
    var folded = name.toLowerCase(Locale.ROOT);
    if (folded.equals("z") || folded.equals("utc") || folded.equals("gmt")) {
      return UTC;
    }
    var offset = OFFSET.matcher(folded);
    if (offset.matches()) {
      var minutes = offset.group(3) == null ? "0" : offset.group(3);
      return offset(name, offset.group(1), offset.group(2), minutes);
    }
    var turned = TURNED.matcher(folded);
    if (turned.matches()) {
      var sign = turned.group(1).equals("+") ? "-" : "+";
      throw new NotUnderstood(
          Written.shown(name)
              + " has its sign the other way round; write "
              + offset(name, sign, turned.group(2), "0")
              + " if that is meant");
    }
    ShortZones.refuse(name);
    var region = REGIONS.get(folded.replace(' ', '_'));
    if (region != null) {
      return ZoneId.of(region);
    }
    var windows = WindowsZones.region(name);
    if (windows.isPresent()) {
      return ZoneId.of(windows.get());
    }
    throw new NotUnderstood(unknown(name, folded));
  }

  private static ZoneOffset offset(String name, String sign, String hours, String minutes)
      throws NotUnderstood {
    var factor = sign.equals("-") ? -1 : 1;
    try {
      return ZoneOffset.ofHoursMinutes(
          factor * Integer.parseInt(hours), factor * Integer.parseInt(minutes));
    } catch (DateTimeException _) {
      throw new NotUnderstood(
          Written.shown(name) + " is not an offset from UTC: those go from -18:00 to +18:00");
    }
  }

  private static String unknown(String name, String folded) {
    var city = "/" + folded.replace(' ', '_');
    var ofCity =
        REGIONS.entrySet().stream()
            .filter(region -> region.getKey().endsWith(city))
            .map(Map.Entry::getValue)
            .findFirst()
            .map(region -> " (did you mean " + region + "?)");
    return Written.shown(name)
        + " is not a time zone that is known"
        + ofCity.orElseGet(() -> SimilarName.hint(name, REGIONS.values()))
        + "; write a region such as Europe/Berlin, UTC, or an offset such as +01:00";
  }

  private static Map<String, String> regions() {
    var all = new TreeMap<String, String>();
    ZoneId.getAvailableZoneIds().stream()
        .filter(id -> !id.startsWith("SystemV/"))
        .forEach(id -> all.put(id.toLowerCase(Locale.ROOT), id));
    return all;
  }
}
