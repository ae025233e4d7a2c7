package io.mailferry.operations.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan file that cannot be used. Nothing was changed. */
public final class BadPlan extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<PlanProblem> problems;

  BadPlan(List<PlanProblem> problems) {
    super(problems.stream().map(PlanProblem::words).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  BadPlan(PlanProblem problem) {
    this(List.of(problem));
  }

  /** Everything that is wrong, in the order of the lines. */
  public List<PlanProblem> problems() {
    return problems;
  }
}
