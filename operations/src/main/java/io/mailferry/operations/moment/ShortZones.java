package io.mailferry.operations.moment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Short names of time zones, which are not taken: whoever says CET in summer mostly means the time
 * on the wall, which is an hour off, and IST is India's, Israel's and Ireland's.
 */
final class ShortZones {
  private static final Map<String, List<String>> MEANT =
      each(
          Map.ofEntries(
              Map.entry("CET CEST MEZ MESZ MET MEST", List.of("Europe/Berlin")),
              Map.entry("WET WEST", List.of("Europe/Lisbon")),
              Map.entry("EET EEST OEZ OESZ", List.of("Europe/Athens", "Europe/Helsinki")),
              Map.entry("BST", List.of("Europe/London", "Asia/Dhaka")),
              Map.entry("IST", List.of("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")),
              Map.entry("IDT", List.of("Asia/Jerusalem")),
              Map.entry("MSK", List.of("Europe/Moscow")),
              Map.entry("ET EST EDT EST5EDT", List.of("America/New_York")),
              Map.entry("CT CST CDT CST6CDT", List.of("America/Chicago", "Asia/Shanghai")),
              Map.entry("MT MST MDT MST7MDT", List.of("America/Denver", "America/Phoenix")),
              Map.entry("PT PST PDT PST8PDT", List.of("America/Los_Angeles")),
              Map.entry("AKST AKDT", List.of("America/Anchorage")),
              Map.entry("HST", List.of("Pacific/Honolulu")),
              Map.entry("AST ADT", List.of("America/Halifax", "Asia/Riyadh")),
              Map.entry("BRT", List.of("America/Sao_Paulo")),
              Map.entry("GST", List.of("Asia/Dubai")),
              Map.entry("SGT", List.of("Asia/Singapore")),
              Map.entry("HKT", List.of("Asia/Hong_Kong")),
              Map.entry("JST", List.of("Asia/Tokyo")),
              Map.entry("KST", List.of("Asia/Seoul")),
              Map.entry("AWST", List.of("Australia/Perth")),
              Map.entry("ACST ACDT", List.of("Australia/Adelaide", "Australia/Darwin")),
              Map.entry("AEST AEDT", List.of("Australia/Sydney", "Australia/Brisbane")),
              Map.entry("NZST NZDT", List.of("Pacific/Auckland"))));

  private ShortZones() {}

  private static Map<String, List<String>> each(Map<String, List<String>> together) {
    var all = new HashMap<String, List<String>>();
    together.forEach(
        (names, regions) -> {
          for (var name : names.split(" ", -1)) {
            all.put(name, regions);
          }
        });
    return Map.copyOf(all);
  }

  /** Returns when the name is none of these. */
  static void refuse(String name) throws NotUnderstood {
    var regions = MEANT.get(name.toUpperCase(Locale.ROOT));
    if (regions != null) {
      throw new NotUnderstood(
          name
              + " is not taken for a time zone: such short names are shared by several zones, or"
              + " wrong half the year; write the region, e.g. "
              + String.join(" or ", regions));
    }
  }

  /** Every region that is proposed. */
  static List<String> proposed() {
    return MEANT.values().stream().flatMap(List::stream).distinct().toList();
  }
}
