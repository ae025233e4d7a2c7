package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What of Exchange is not as it should be for a while, whoever asks. Read and changed under the
 * clock.
 */
public final class Outages {
  private final SimulatedClock clock;
  private final Map<Database, Instant> unknownUntil = new HashMap<>();

  private Duration forEach = Duration.ZERO;
  private Instant slowUntil = Instant.MIN;

  /** Everything is there. */
  public Outages(SimulatedClock clock) {
    this.clock = clock;
  }

  /** Exchange does not know a database for so long, though the directory shows it. */
  public void forgets(Database database, Duration length) {
    unknownUntil.put(database, clock.instant().plus(length));
  }

  /** Whether Exchange knows the database. */
  public boolean knows(Database database) {
    return !clock.instant().isBefore(unknownUntil.getOrDefault(database, Instant.MIN));
  }

  /** The reading of a whole queue takes so long for each request in it, for a while. */
  public void slowQueues(Duration each, Duration length) {
    forEach = each;
    slowUntil = clock.instant().plus(length);
  }

  /** How long the reading of a queue of so many requests takes. */
  public Duration readingOf(int requests) {
    return clock.instant().isBefore(slowUntil) ? forEach.multipliedBy(requests) : Duration.ZERO;
  }
}
