package io.mailferry.model.rulebreakers;

import java.time.Instant;

/** Breaks a rule of the model on purpose: the rule's own test looks whether it is noticed. */
public final class AsksTheClock {
  /** What must not be asked. */
  public Instant when() {
    return Instant.now();
  }
}
