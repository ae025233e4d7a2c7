package io.mailferry.starter;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plan file and the way its mailboxes travel. */
final class PlanOptions {
  @Parameters(
      paramLabel = "FILE",
      description =
          "The plan: a CSV file in UTF-8 with the columns EmailAddress and TargetDatabase"
              + " (RemoteTargetDatabase for a push), and if wanted TargetArchiveDatabase,"
              + " BadItemLimit, LargeItemLimit, MailboxType.")
  Path file = Path.of("");

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      defaultValue = "pull",
      description =
          "Which way the mailboxes travel: pull (from another forest, run in the target), local"
              + " (within one organisation), push (to another forest, run in the source)."
              + " Default: pull.")
  Route route = Route.PULL;

  /**
   * Reads the plan; when it is bad, tells everything that is wrong with it.
   *
   * @throws Trouble when it is bad
   */
  ReadPlan read(Desk desk) {
    try {
      return Plans.read(file, route);
    } catch (BadPlan e) {
      throw refused(desk, e.problems(), _ -> "");
    }
  }

  /** Tells all problems, each with its line and whom it concerns. */
  Trouble refused(Desk desk, List<PlanProblem> problems, Function<Integer, String> addressIn) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var problem : problems) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("line", problem.line() == 0 ? null : problem.line());
      var address = addressIn.apply(problem.line());
      row.put("address", address.isEmpty() ? null : address);
      row.put("problem", problem.sentence());
      rows.add(row);
      var place = problem.line() == 0 ? "" : "line " + problem.line() + ": ";
      desk.say(place + (address.isEmpty() ? "" : address + ": ") + problem.sentence());
    }
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("plan", file.toString());
    head.put("good", false);
    desk.print(new Sheet(head, "problems", rows, List.of()));
    return new Trouble(
        ExitCode.BAD_INPUT,
        Words.count(problems.size(), "problem", "problems")
            + " in "
            + file
            + "; nothing was changed");
  }
}
