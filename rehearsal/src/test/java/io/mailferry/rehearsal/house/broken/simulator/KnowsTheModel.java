package io.mailferry.rehearsal.house.broken.simulator;

import io.mailferry.rehearsal.house.broken.model.UsesJson;

/** Breaks a rule of the house on purpose: the simulator stands alone. */
public final class KnowsTheModel {
  /** What must not be seen. */
  public UsesJson model() {
    return new UsesJson();
  }
}
