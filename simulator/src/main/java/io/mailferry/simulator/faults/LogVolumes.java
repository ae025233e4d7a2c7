package io.mailferry.simulator.faults;

import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.world.Database;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The log volumes that may fill up: a mailbox writes its own size in logs, once it is copied. */
final class LogVolumes {
  private static final class Volume {
    private final Duration length;
    private final Set<MoveRequest> counted = new HashSet<>();
    private long left;

    Volume(long left, Duration length) {
      this.left = left;
      this.length = length;
    }
  }

  private final Map<Database, Volume> volumes = new LinkedHashMap<>();

  /** There is room for so many bytes on the volume of this database. */
  void fill(Database database, long bytes, Duration length) {
    volumes.put(database, new Volume(bytes, length));
  }

  /**
   * A request begins to be copied.
   *
   * @return for how long its database is dismounted, when this was too much for its volume
   */
  Optional<Duration> copies(MoveRequest request) {
    var volume = volumes.get(request.order().target());
    if (volume == null || !volume.counted.add(request)) {
      return Optional.empty();
    }
    volume.left -= request.mailbox().bytes();
    if (volume.left >= 0) {
      return Optional.empty();
    }
    volumes.remove(request.order().target());
    return Optional.of(volume.length);
  }
}
