package io.mailferry.simulator.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Time as the directory writes it. */
final class AdTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AdTime() {}

  static String write(Instant instant) {
    return FORMAT.format(instant);
  }
}
