package io.mailferry.starter.command;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Tells all problems, each with its line and whom it concerns, and that nothing was changed. */
  ExitCode refused(CommandContext context, BadPlan bad) {
    bad.problems().forEach(problem -> context.say(problem.words()));
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("plan", file.toString());
    head.put("good", false);
    context.print(
        new Output(
            head, "problems", bad.problems().stream().map(PlanProblem::data).toList(), List.of()));
    context.say(
        "mailferry: "
            + Words.count(bad.problems().size(), "problem", "problems")
            + " in "
            + file
            + "; nothing was changed");
    return ExitCode.of(bad.code());
  }
}
