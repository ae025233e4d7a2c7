package io.mailferry.model.rulebreakers;

import java.util.UUID;

/** Breaks a rule of the model on purpose: the rule's own test looks whether it is noticed. */
public final class AsksChance {
  /** What must not be asked. */
  public UUID which() {
    return UUID.randomUUID();
  }
}
