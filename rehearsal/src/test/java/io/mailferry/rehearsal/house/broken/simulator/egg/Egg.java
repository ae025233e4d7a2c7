package io.mailferry.rehearsal.house.broken.simulator.egg;

import io.mailferry.rehearsal.house.broken.simulator.hen.Hen;

/** Breaks a rule of the house on purpose: hen and egg need each other. */
public final class Egg {
  /** Hatches. */
  public Hen hatch() {
    return new Hen();
  }
}
