package io.mailferry.rehearsal.house.broken.worker;

import io.mailferry.rehearsal.house.broken.starter.HasHands;

/** Breaks a rule of the house on purpose: the worker takes no orders by itself. */
public final class KnowsTheOperator {
  /** What must not be seen. */
  public HasHands starter() {
    return new HasHands();
  }
}
