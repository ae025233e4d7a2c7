package io.mailferry.operations.moment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Windows calls a time zone, and the region whose rules it stands for: the mapping of Unicode
 * CLDR, {@code windowsZones}, whose source and licence stand in the file.
 */
final class WindowsZones {
  private static final Map<String, String> REGIONS = read();

  private WindowsZones() {}

  static Optional<String> region(String name) {
    return Optional.ofNullable(REGIONS.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All names, in lower case, with their regions. */
  static Map<String, String> all() {
    return REGIONS;
  }

  private static Map<String, String> read() {
    try (var file = WindowsZones.class.getResourceAsStream("windows-zones.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" = ", 2))
          .collect(
              Collectors.toUnmodifiableMap(row -> row[0].toLowerCase(Locale.ROOT), row -> row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
