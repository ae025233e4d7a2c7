package io.mailferry.workflows.check;

import io.mailferry.model.plan.Intention;
import java.util.List;

/**
 * What became of the lines.
 *
 * @param intentions those that can be started
 * @param problems those that cannot, each with the reason
 */
public record ResolvedLines(List<Intention> intentions, List<LineProblem> problems) {
  /** The lists are copied. */
  public ResolvedLines {
    intentions = List.copyOf(intentions);
    problems = List.copyOf(problems);
  }
}
