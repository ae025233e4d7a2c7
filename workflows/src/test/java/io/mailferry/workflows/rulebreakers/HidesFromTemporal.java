package io.mailferry.workflows.rulebreakers;

import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanFindings;

/** Breaks a rule of the runbooks on purpose: the rule's own test looks whether it is noticed. */
public final class HidesFromTemporal {
  private HidesFromTemporal() {}

  /** A runbook that Temporal cannot make. */
  public static Class<?> runbook() {
    return Hidden.class;
  }

  private static final class Hidden implements PlanCheck {
    @Override
    public PlanFindings check(WavePlan plan) {
      throw new UnsupportedOperationException();
    }
  }
}
