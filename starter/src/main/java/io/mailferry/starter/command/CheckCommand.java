package io.mailferry.starter.command;

import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.CheckPlan;
import io.mailferry.operations.plan.PlanView;
import io.mailferry.operations.start.CutoverPast;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private final CutoverOptions cutover = new CutoverOptions();

  @Option(
      names = "--as",
      paramLabel = "NEW-FILE",
      description =
          "Write the plan as it was understood, each mailbox with its database, to read or to"
              + " start in place of this one.")
  private @Nullable Path writtenAs;

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    try {
      var when = cutover.saidOfAPlan(context);
      var view = CheckPlan.check(plan.file, plan.route, plan.hints(when.ofTheWave()));
      cutover.refuseWhatSaysNothing(when, view.plan());
      CutoverPast.refuse(when.order(CutoverStyle.COMPLETE_AFTER), context.now());
      // Refused here already, because the plan could not be started.
      plan.waveName();
      if (writtenAs != null) {
        view.writeAs(writtenAs);
      }
      context.print(Output.ofOne(view.data(), text(view)));
      if (writtenAs != null) {
        context.say("written to " + writtenAs);
      }
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
    view.notes().forEach(note -> text.add("Note: " + note.sentence() + "."));
    view.warnings().forEach(warning -> text.add("Warning: " + warning.sentence()));
    text.add(
        "Whether the mailboxes and databases exist is checked when you start it: "
            + plan.startedWith()
            + cutover.typed());
    return text;
  }
}
