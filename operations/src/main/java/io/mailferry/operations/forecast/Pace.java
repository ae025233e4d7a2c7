package io.mailferry.operations.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How fast mailboxes were copied, and switched, until now.
 *
 * @param copying how much was copied into each database, by its name in small letters
 * @param switches how long it took to each verification from when the first of those was released
 *     that were released together, the shortest first
 * @param crowd how many were released into one database at a time, at most
 */
record Pace(Map<String, Copying> copying, List<Duration> switches, int crowd) {
  /** Nothing is known. */
  static final Pace UNKNOWN = new Pace(Map.of(), List.of(), 0);

  /** What was measured in less time says nothing. */
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  /** Fewer are no measure. */
  private static final int FEWEST = 5;

  /**
   * Until enough have switched: what Exchange needs at least, and what is usual on a busy night.
   */
  private static final Duration ASSUMED_SHORTEST = Duration.ofMinutes(1);

  private static final Duration ASSUMED_USUAL = Duration.ofMinutes(5);
  private static final Duration ASSUMED_LONGEST = Duration.ofMinutes(90);

  /**
   * Until it was measured: how many Exchange completes into a database at a time, more or less
   * (docs/exchange/completion.md#a-release-takes-minutes).
   */
  private static final int ASSUMED_AT_A_TIME = 10;

  /**
   * What was copied into a database.
   *
   * @param bytes how much
   * @param busy in how much time; that in which nothing was left to copy is not counted
   */
  record Copying(long bytes, Duration busy) {
    /** Both, one after the other. */
    Copying and(Copying other) {
      return new Copying(bytes + other.bytes, busy.plus(other.busy));
    }
  }

  Pace {
    copying = Map.copyOf(copying);
    switches = switches.stream().sorted().toList();
  }

  static String folded(String database) {
    return database.toLowerCase(Locale.ROOT);
  }

  /** Both, one after the other. */
  Pace and(Pace other) {
    var both = new HashMap<>(copying);
    other.copying.forEach((database, each) -> both.merge(database, each, Copying::and));
    var all = new ArrayList<>(switches);
    all.addAll(other.switches);
    return new Pace(both, all, Math.max(crowd, other.crowd));
  }

  /** How many bytes a second are copied into a database; empty where nothing was measured yet. */
  Optional<Double> into(String database) {
    return Optional.ofNullable(copying.get(folded(database)))
        .filter(each -> each.bytes() > 0 && each.busy().compareTo(SHORTEST) >= 0)
        .map(each -> each.bytes() / (each.busy().toMillis() / 1000.0));
  }

  /** The same for any database, where it is not known of one; empty where nothing was measured. */
  Optional<Double> intoAny() {
    return copying.keySet().stream()
        .flatMap(database -> into(database).stream())
        .collect(
            Collectors.teeing(
                Collectors.counting(),
                Collectors.summingDouble(Double::doubleValue),
                (number, sum) -> number == 0 ? Optional.empty() : Optional.of(sum / number)));
  }

  /**
   * What was measured here, and where nothing was, what was measured elsewhere. Of switches it is
   * both: a night is like itself, and the next one may be like any.
   */
  Pace or(Pace other) {
    var both = new HashMap<>(copying);
    other.copying.forEach(
        (database, each) -> {
          if (into(database).isEmpty()) {
            both.put(database, each);
          }
        });
    var all = new ArrayList<>(switches);
    all.addAll(other.switches);
    return new Pace(both, all, Math.max(crowd, other.crowd));
  }

  /** The same, measured where so many switched beside each other. */
  Pace ofCrowd(int many) {
    return new Pace(copying, switches, Math.max(crowd, many));
  }

  boolean isOfSwitches() {
    return switches.size() >= FEWEST;
  }

  /** Half of what was measured: another night may be quieter. */
  Duration shortestSwitch() {
    return isOfSwitches() ? switches.getFirst().dividedBy(2) : ASSUMED_SHORTEST;
  }

  Duration usualSwitch() {
    return isOfSwitches() ? switches.get(switches.size() / 2) : ASSUMED_USUAL;
  }

  /** Longer than nearly all; what was measured holds the wait of those who switched beside. */
  Duration longSwitch() {
    return isOfSwitches() ? switches.get(switches.size() * 95 / 100) : ASSUMED_LONGEST;
  }

  /** How long until the last of so many has switched that are released into a database at once. */
  Duration longSwitch(int many) {
    if (!isOfSwitches()) {
      return ASSUMED_LONGEST.plus(ASSUMED_USUAL.multipliedBy(many / ASSUMED_AT_A_TIME));
    }
    return Duration.ofMillis((long) (longSwitch().toMillis() * crowded(many)));
  }

  /** How much longer than measured; few that came together say nothing of how many could have. */
  private double crowded(int many) {
    return Math.max(1.0, (double) many / Math.max(crowd, ASSUMED_AT_A_TIME));
  }
}
