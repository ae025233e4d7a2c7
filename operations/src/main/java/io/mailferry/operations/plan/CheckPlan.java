package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.client.ProblemCode;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a plan and connects to nothing.
 *
 * <p>Everything that is wrong with its form is named at once. Whether its mailboxes and databases
 * exist is looked up when it is started.
 *
 * <p>Raises {@link BadPlan} ({@link ProblemCode#BAD_PLAN}).
 */
public final class CheckPlan {
  private CheckPlan() {}

  /** Checks a plan. */
  public static PlanView check(Path file, Route route) {
    var read = Plans.read(file, route);
    return new PlanView(
        file,
        route,
        read.lines().size(),
        read.lines().stream()
            .collect(
                Collectors.groupingBy(
                    PlanLine::targetDatabase, TreeMap::new, Collectors.counting())));
  }
}
