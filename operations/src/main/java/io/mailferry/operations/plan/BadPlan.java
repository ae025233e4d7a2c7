package io.mailferry.operations.plan;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot be used, with everything that is wrong with it. Nothing was changed. */
public final class BadPlan extends OperationFailed {
  private static final long serialVersionUID = 1L;

  private final transient List<PlanProblem> problems;

  BadPlan(List<PlanProblem> problems) {
    this(ProblemCode.BAD_PLAN, problems);
  }

  /** The problems behind it; their number is not zero. */
  public BadPlan(ProblemCode code, List<PlanProblem> problems) {
    super(code, problems.stream().map(PlanProblem::words).collect(Collectors.joining("\n")));
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
