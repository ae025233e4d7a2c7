package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What commands need and do not find for a while: the other forest's endpoint, the replication
 * service, a database. Read and changed under the clock.
 */
public final class Outages {
  private final SimulatedClock clock;
  private final Map<Database, Instant> unknownUntil = new HashMap<>();
  private Instant endpointAwayUntil = Instant.MIN;
  private Instant serviceDownUntil = Instant.MIN;

  /** Everything is there. */
  public Outages(SimulatedClock clock) {
    this.clock = clock;
  }

  /** No MRS proxy answers for so long. */
  public void endpointGoesAway(Duration length) {
    endpointAwayUntil = clock.instant().plus(length);
  }

  /** The replication service takes no requests for so long. */
  public void serviceStops(Duration length) {
    serviceDownUntil = clock.instant().plus(length);
  }

  /** Exchange does not know a database for so long, though the directory shows it. */
  public void forgets(Database database, Duration length) {
    unknownUntil.put(database, clock.instant().plus(length));
  }

  /** Whether no MRS proxy answers. */
  public boolean endpointIsAway() {
    return clock.instant().isBefore(endpointAwayUntil);
  }

  /** Whether the replication service takes no requests. */
  public boolean serviceIsDown() {
    return clock.instant().isBefore(serviceDownUntil);
  }

  /** Whether Exchange knows the database. */
  public boolean knows(Database database) {
    return !clock.instant().isBefore(unknownUntil.getOrDefault(database, Instant.MIN));
  }
}
