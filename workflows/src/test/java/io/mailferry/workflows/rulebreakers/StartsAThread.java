package io.mailferry.workflows.rulebreakers;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class StartsAThread {
  /** What must not be started. */
  public Thread aside(Runnable work) {
    return Thread.ofVirtual().unstarted(work);
  }
}
