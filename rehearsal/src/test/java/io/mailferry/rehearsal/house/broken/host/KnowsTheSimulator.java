package io.mailferry.rehearsal.house.broken.host;

import io.mailferry.rehearsal.house.broken.simulator.egg.Egg;
import java.util.function.Supplier;

/** Breaks a rule of the house on purpose: the host runs programs, and knows no other room. */
public final class KnowsTheSimulator {
  /** What must not be seen. */
  public Supplier<Egg> practice() {
    return Egg::new;
  }
}
