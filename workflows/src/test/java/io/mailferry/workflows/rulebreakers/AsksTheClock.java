package io.mailferry.workflows.rulebreakers;

import java.time.Instant;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class AsksTheClock {
  /** What must not be asked. */
  public Instant when() {
    return Instant.now();
  }
}
