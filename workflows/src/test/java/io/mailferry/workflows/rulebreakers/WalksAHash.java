package io.mailferry.workflows.rulebreakers;

import java.util.HashSet;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class WalksAHash {
  private final HashSet<String> names = new HashSet<>();

  /** What must not be walked. */
  public String first() {
    return names.iterator().next();
  }
}
