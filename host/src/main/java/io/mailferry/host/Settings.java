package io.mailferry.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A worker's settings as command-line arguments. */
final class Settings {
  /** What mailferry up has to know, and by which option it is told. */
  private static final Map<String, String> OWNED =
      Map.of(
          "spring.temporal.connection.target", "--temporal-port",
          "server.port", "--worker-port",
          "logging.file.name", "--folder");

  static final String JOURNAL = "--mailferry.journal.url";

  private Settings() {}

  /** Whether it is the address of a journal. */
  static boolean namesAJournal(String setting) {
    return plain(name(setting)).equals("mailferry.journal.url");
  }

  /** All of them; a later one takes the place of an earlier one with its name. */
  static List<String> joined(List<String> earlier, List<String> later) {
    var byName = new LinkedHashMap<String, String>();
    earlier.forEach(setting -> byName.put(name(setting), setting));
    later.forEach(setting -> byName.put(name(setting), setting));
    return List.copyOf(new ArrayList<>(byName.values()));
  }

  /**
   * Looks at one that a person typed.
   *
   * @throws IllegalArgumentException says why it cannot be taken, without its value
   */
  static void check(String setting) {
    if (!setting.startsWith("--") || !setting.contains("=")) {
      throw new IllegalArgumentException(
          "a setting of the worker is --name=value, not " + name(setting));
    }
    var name = name(setting);
    var option = OWNED.get(plain(name));
    if (option != null) {
      throw new IllegalArgumentException(
          name + " is mailferry up's own; use " + option + " instead");
    }
    if (plain(name).endsWith("password")) {
      throw new IllegalArgumentException(
          name
              + ": a password does not belong on a command line, which everybody on this machine"
              + " can read; put it into a file (docs/connect/settings.md)");
    }
  }

  private static String name(String setting) {
    return setting.replaceFirst("=.*", "").replaceFirst("^--", "");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "");
  }
}
