package io.mailferry.operations.start;

import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.PlanFindings;
import java.util.List;

/**
 * What a worker found of a plan in directory and Exchange.
 *
 * @param findings as the worker told them
 * @param problems the same with addresses, in the order of the lines
 */
record PlanLookUp(PlanFindings findings, List<PlanProblem> problems) {
  /** The list is copied. */
  PlanLookUp {
    problems = List.copyOf(problems);
  }

  /**
   * Has a plan looked up.
   *
   * @throws OperationFailed when directory or Exchange cannot be asked, or Exchange lacks something
   */
  static PlanLookUp look(Connections connections, StartRequest request, WavePlan plan) {
    var findings = new PlanChecker(connections.temporal()).check(plan);
    refuseUnlessWell(findings.health());
    return new PlanLookUp(
        findings,
        findings.problems().stream()
            .map(
                problem ->
                    new PlanProblem(
                        problem.line(),
                        request.plan().addressIn(problem.line()),
                        PlanProblem.Code.NOT_READY,
                        sentence(connections, problem)))
            .toList());
  }

  /** With those whom it speaks of, who travelled sealed. */
  private static String sentence(Connections connections, LineProblem problem) {
    return problem.people() == null
        ? problem.sentence()
        : problem.sentence() + ": " + connections.seal().open(problem.people());
  }

  private static void refuseUnlessWell(OrganisationHealth health) {
    if (health.directoryTrouble() != null) {
      throw new OperationFailed(
          orRefusal(health, ProblemCode.DIRECTORY_AWAY), nothingStarted(health.directoryTrouble()));
    }
    if (health.exchangeTrouble() != null) {
      throw new OperationFailed(
          orRefusal(health, ProblemCode.EXCHANGE_AWAY), nothingStarted(health.exchangeTrouble()));
    }
    if (!health.lacks().isEmpty()) {
      throw new ExchangeLacks(health.lacks());
    }
  }

  private static ProblemCode orRefusal(OrganisationHealth health, ProblemCode away) {
    return health.refused() ? ProblemCode.ORGANISATION_REFUSES : away;
  }

  private static String nothingStarted(String trouble) {
    return trouble
        + (trouble.endsWith(".") ? "" : ".")
        + " Nothing was started: start the wave again when this is put right";
  }
}
