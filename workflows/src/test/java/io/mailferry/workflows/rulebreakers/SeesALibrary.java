package io.mailferry.workflows.rulebreakers;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class SeesALibrary {
  /** What must not be seen. */
  public ObjectMapper mapper() {
    return new ObjectMapper();
  }
}
