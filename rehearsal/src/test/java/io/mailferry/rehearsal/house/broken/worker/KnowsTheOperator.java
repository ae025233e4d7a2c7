package io.mailferry.rehearsal.house.broken.worker;

import io.mailferry.rehearsal.house.broken.starter.SeesAWorkflow;

/** Breaks a rule of the house on purpose: the worker takes no orders by itself. */
public final class KnowsTheOperator {
  /** What must not be seen. */
  public SeesAWorkflow starter() {
    return new SeesAWorkflow();
  }
}
