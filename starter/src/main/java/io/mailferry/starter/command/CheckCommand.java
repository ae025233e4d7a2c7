package io.mailferry.starter.command;

import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.CheckPlan;
import io.mailferry.operations.plan.PlanView;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mailferry check}: reads a plan and connects to nothing. */
@Command(
    name = "check",
    header = "Read a plan and name everything that is wrong with it. Connects to nothing.",
    footer = {
      "",
      "Example:  mailferry check first-wave.csv",
      "Exit codes:  0 the plan is good · 2 it is not"
    })
final class CheckCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Mixin private final PlanOptions plan = new PlanOptions();

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    try {
      var view = CheckPlan.check(plan.file, plan.route);
      // Refused here already, because the plan could not be started.
      plan.waveName();
      context.print(Output.ofOne(view.data(), text(view)));
      return ExitCode.OK;
    } catch (BadPlan e) {
      return plan.refused(context, e);
    }
  }

  private List<String> text(PlanView view) {
    var text = new ArrayList<String>();
    text.add(
        view.file()
            + ": "
            + Words.count(view.mailboxes(), "mailbox", "mailboxes")
            + ", route "
            + Words.typed(view.route())
            + ", no problem of form");
    view.databases().forEach((database, count) -> text.add("  " + count + " to " + database));
    view.warnings().forEach(warning -> text.add("Warning: " + warning.sentence()));
    text.add(
        "Whether the mailboxes and databases exist is checked when you start it: "
            + plan.startedWith());
    return text;
  }
}
