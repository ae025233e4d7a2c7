package io.mailferry.workflows;

import io.mailferry.model.plan.WavePlan;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The runbook that checks a plan. */
public final class PlanCheckRunbook implements PlanCheck {
  private static final int AT_A_TIME = 200;

  /** Only Temporal makes one. */
  public PlanCheckRunbook() {}

  @Override
  public PlanFindings check(WavePlan plan) {
    var steps = Workflow.newActivityStub(WaveSteps.class, StepPatience.glance(plan.organisation()));
    var health =
        steps.checkOrganisation(new OrganisationToCheck(plan.organisation(), plan.route()));
    if (!health.well()) {
      return new PlanFindings(health, List.of(), 0);
    }
    var problems = new ArrayList<LineProblem>();
    var ready = 0;
    for (var from = 0; from < plan.mailboxes().size(); from += AT_A_TIME) {
      var to = Math.min(from + AT_A_TIME, plan.mailboxes().size());
      var lines = plan.mailboxes().subList(from, to);
      var found =
          steps.checkLines(
              new LinesToResolve(
                  plan.wave(), plan.organisation(), plan.route(), plan.cutover(), lines));
      problems.addAll(found.problems());
      ready += found.intentions().size();
    }
    return new PlanFindings(health, problems, ready);
  }
}
