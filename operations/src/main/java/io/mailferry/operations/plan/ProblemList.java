package io.mailferry.operations.plan;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Problems as a list for people: what many lines have in common is told once. */
public final class ProblemList {
  /** Fewer are read faster one by one. */
  private static final int MANY = 4;

  private static final int MOST_NAMED = 10;

  private ProblemList() {}

  /**
   * Each problem with its place, in the order of the lines; of alike ones, of the first line. Of
   * many alike some are named, and where the others are found.
   */
  public static List<String> of(List<PlanProblem> problems) {
    return told(problems, MOST_NAMED);
  }

  /** The same, with all whom they concern. */
  public static List<String> withEverybody(List<PlanProblem> problems) {
    return told(problems, problems.size());
  }

  private static List<String> told(List<PlanProblem> problems, int named) {
    var alike = new LinkedHashMap<String, List<PlanProblem>>();
    for (var problem : problems) {
      alike.computeIfAbsent(problem.sentence(), _ -> new ArrayList<>()).add(problem);
    }
    var list = new ArrayList<String>();
    var toldOnce = new HashSet<String>();
    for (var problem : problems) {
      var those = alike.getOrDefault(problem.sentence(), List.of());
      if (those.size() < MANY) {
        list.add(problem.words());
      } else if (toldOnce.add(problem.sentence())) {
        list.add(words(problem, those, named));
      }
    }
    return List.copyOf(list);
  }

  private static String words(PlanProblem problem, List<PlanProblem> alike, int most) {
    var named =
        alike.stream()
            .limit(most)
            .map(
                each ->
                    (each.file() == null ? "" : each.file() + " ")
                        + "line "
                        + each.line()
                        + (each.address() == null ? "" : " " + each.address()))
            .collect(Collectors.joining(", "));
    var rest = alike.size() - most;
    return Words.count(alike.size(), "line", "lines")
        + ": "
        + problem.sentence()
        + ": "
        + named
        + (rest > 0 ? ", and " + rest + " more (each with --output csv)" : "");
  }
}
