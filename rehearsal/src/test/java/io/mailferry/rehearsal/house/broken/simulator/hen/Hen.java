package io.mailferry.rehearsal.house.broken.simulator.hen;

import io.mailferry.rehearsal.house.broken.simulator.egg.Egg;

/** Breaks a rule of the house on purpose: hen and egg need each other. */
public final class Hen {
  /** Lays. */
  public Egg lay() {
    return new Egg();
  }
}
