package io.mailferry.operations.plan;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Problems as a list for people: what many lines have in common is told once. */
public final class ProblemList {
  /** Fewer are read faster one by one. */
  private static final int MANY = 4;

  private static final int MOST_NAMED = 10;

  private ProblemList() {}

  /** Each problem with its place, in the order of the lines; of alike ones, of the first line. */
  public static List<String> of(List<PlanProblem> problems) {
    var alike = new LinkedHashMap<String, List<PlanProblem>>();
    for (var problem : problems) {
      alike.computeIfAbsent(problem.sentence(), _ -> new ArrayList<>()).add(problem);
    }
    return problems.stream()
        .filter(problem -> isFirst(problem, alike.getOrDefault(problem.sentence(), List.of())))
        .map(problem -> words(problem, alike.getOrDefault(problem.sentence(), List.of())))
        .toList();
  }

  private static boolean isFirst(PlanProblem problem, List<PlanProblem> alike) {
    return alike.size() < MANY || alike.getFirst().equals(problem);
  }

  private static String words(PlanProblem problem, List<PlanProblem> alike) {
    if (alike.size() < MANY) {
      return problem.words();
    }
    var named =
        alike.stream()
            .limit(MOST_NAMED)
            .map(
                each ->
                    "line " + each.line() + (each.address() == null ? "" : " " + each.address()))
            .collect(Collectors.joining(", "));
    var rest = alike.size() - MOST_NAMED;
    return Words.count(alike.size(), "line", "lines")
        + ": "
        + problem.sentence()
        + ": "
        + named
        + (rest > 0 ? ", and " + rest + " more (each with --output csv)" : "");
  }
}
