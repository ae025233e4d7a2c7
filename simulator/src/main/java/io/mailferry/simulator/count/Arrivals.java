package io.mailferry.simulator.count;

import java.util.ArrayList;
import java.util.List;

/** Keeps commands as they arrive, once it is told to; until then it keeps none. */
public final class Arrivals {
  private final List<Arrival> kept = new ArrayList<>();
  private boolean keeping;

  /** Keeps none yet. */
  public Arrivals() {}

  /** Forgets those it has and keeps all from now on. */
  public synchronized void record() {
    kept.clear();
    keeping = true;
  }

  /** One more. */
  public synchronized void add(Arrival arrival) {
    if (keeping) {
      kept.add(arrival);
    }
  }

  /** Those since it was last told to record, in the order they came. */
  public synchronized List<Arrival> all() {
    return List.copyOf(kept);
  }
}
