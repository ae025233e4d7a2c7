package io.mailferry.simulator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/**
 * What is typed after {@code mailferry simulator}.
 *
 * @param config the world and its time
 * @param demoFaults whether the demonstration's faults happen
 * @param work where the shells' files are written
 */
record Options(SimulatorConfig config, boolean demoFaults, Path work) {
  private static final List<String> NAMES =
      List.of(
          "mailboxes",
          "in-child-domains",
          "in-legacy",
          "local-mailboxes",
          "seed",
          "speed",
          "ldap-base-port",
          "http-port",
          "bind",
          "work",
          "faults");

  private static final String RESOURCE_FOREST = "resource-forest";
  private static final int MOST_MAILBOXES = 5_000;
  private static final int LAST_PORT = 65_535;
  private static final double MOST_SPEED = 10_000;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException names the first that is not understood
   */
  static Options of(List<String> typed) {
    var values = values(typed);
    var seed = number(values, "seed", 1, _ -> true);
    var mailboxes = (int) number(values, "mailboxes", 12, Options::isSomeMailboxes);
    var builder = SimulatorConfig.builder();
    if (values.containsKey(RESOURCE_FOREST)) {
      builder.resourceForest();
    }
    var config =
        builder
            .mailboxes(mailboxes)
            .inChildDomains(
                (int) number(values, "in-child-domains", 0, n -> n >= 0 && n <= mailboxes))
            .inLegacy((int) number(values, "in-legacy", 0, n -> n >= 0 && n < mailboxes))
            .localMailboxes((int) number(values, "local-mailboxes", 0, Options::isSomeMailboxes))
            .seed(seed)
            .speed(factor(values, "speed", 60, factor -> factor >= 1 && factor <= MOST_SPEED))
            .ports(
                (int) number(values, "ldap-base-port", 0, Options::isPort),
                (int) number(values, "http-port", 0, Options::isPort))
            .bindAddress(values.getOrDefault("bind", "127.0.0.1"))
            .build();
    var faults = values.getOrDefault("faults", "none");
    refuseUnless(faults.equals("demo") || !values.containsKey("faults"), "faults", faults);
    return new Options(
        config,
        faults.equals("demo"),
        Path.of(
                values.getOrDefault(
                    "work", System.getProperty("java.io.tmpdir") + "/mailferry-simulator"))
            .toAbsolutePath());
  }

  private static Map<String, String> values(List<String> typed) {
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < typed.size(); i++) {
      var name = typed.get(i).startsWith("--") ? typed.get(i).substring(2) : "";
      if (name.equals("calm")) {
        values.remove("faults");
      } else if (name.equals(RESOURCE_FOREST)) {
        values.put(name, "");
      } else if (NAMES.contains(name) && i + 1 < typed.size()) {
        values.put(name, typed.get(++i));
      } else {
        throw new IllegalArgumentException("not understood: " + typed.get(i));
      }
    }
    return values;
  }

  private static boolean isSomeMailboxes(long count) {
    return count >= 0 && count <= MOST_MAILBOXES;
  }

  private static boolean isPort(long number) {
    return number >= 0 && number <= LAST_PORT;
  }

  private static long number(
      Map<String, String> values, String name, long otherwise, LongPredicate fits) {
    var text = values.getOrDefault(name, Long.toString(otherwise));
    try {
      var number = Long.parseLong(text);
      refuseUnless(fits.test(number), name, text);
      return number;
    } catch (NumberFormatException noNumber) {
      throw notUnderstood(name, text);
    }
  }

  private static double factor(
      Map<String, String> values, String name, double otherwise, DoublePredicate fits) {
    var text = values.getOrDefault(name, Double.toString(otherwise));
    try {
      var factor = Double.parseDouble(text);
      refuseUnless(fits.test(factor), name, text);
      return factor;
    } catch (NumberFormatException noNumber) {
      throw notUnderstood(name, text);
    }
  }

  private static void refuseUnless(boolean fits, String name, String text) {
    if (!fits) {
      throw notUnderstood(name, text);
    }
  }

  private static IllegalArgumentException notUnderstood(String name, String text) {
    return new IllegalArgumentException("--" + name + ": not understood: " + text);
  }
}
