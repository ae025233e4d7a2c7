package io.mailferry.workflows.check;

import java.util.List;

/**
 * What the check of a plan found.
 *
 * @param health whether directory and Exchange could be asked
 * @param problems what stands in the way, line by line; empty when the health is not well
 * @param ready how many lines can be started
 */
public record PlanFindings(OrganisationHealth health, List<LineProblem> problems, int ready) {
  /** The list is copied. */
  public PlanFindings {
    problems = List.copyOf(problems);
  }
}
