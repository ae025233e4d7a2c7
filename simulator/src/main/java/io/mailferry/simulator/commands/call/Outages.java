package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What commands need and Exchange does not know for a while. Read and changed under the clock. */
public final class Outages {
  private final SimulatedClock clock;
  private final Map<Database, Instant> unknownUntil = new HashMap<>();

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
}
