package io.mailferry.simulator.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps when each request began to complete. */
public final class Cutovers {
  private final Map<UUID, Cutover> kept = new LinkedHashMap<>();

  /** Keeps none yet. */
  public Cutovers() {}

  /** One that has begun; told again it changes nothing. */
  public synchronized void add(Cutover cutover) {
    kept.putIfAbsent(cutover.request(), cutover);
  }

  /** All of them, in the order in which they began. */
  public synchronized List<Cutover> all() {
    return List.copyOf(kept.values());
  }
}
