package io.mailferry.workflows.rulebreakers;

import java.util.UUID;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class AsksChance {
  /** What must not be asked. */
  public UUID which() {
    return UUID.randomUUID();
  }
}
