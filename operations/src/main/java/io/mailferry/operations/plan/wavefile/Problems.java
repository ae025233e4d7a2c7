package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a wave file, until all of it was read. */
final class Problems {
  private final List<PlanProblem> all = new ArrayList<>();

  void add(int line, Code code, String sentence) {
    all.add(new PlanProblem(line, code, sentence));
  }

  /** A value that is not what its key takes. */
  void wrong(int line, String sentence) {
    add(line, Code.VALUE_INVALID, sentence);
  }

  void addAll(List<PlanProblem> more) {
    all.addAll(more);
  }

  int size() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<PlanProblem> all() {
    return List.copyOf(all);
  }

  /**
   * In the order of the lines, each once; what concerns the whole file comes first, and what stands
   * in another one last.
   */
  static List<PlanProblem> inOrder(List<PlanProblem> problems, String file) {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing(
                    (PlanProblem each) -> each.file() != null && !each.file().equals(file))
                .thenComparingInt(PlanProblem::line))
        .toList();
  }
}
