package io.mailferry.starter.command;

import io.mailferry.operations.explain.ExplainMailbox;
import io.mailferry.operations.explain.MigrationView;
import io.mailferry.starter.screen.ExplanationText;
import io.mailferry.starter.screen.Output;
import io.mailferry.starter.screen.ReportText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry explain}: what a migration waits for, on what evidence, and what is next. */
@Command(
    name = "explain",
    header =
        "Explain a mailbox: whose turn it is, what it waits for, on what evidence, what is next.",
    footer = {
      "",
      "Example:  mailferry explain anna@source.example",
      "          mailferry explain anna@source.example --report",
      "Exit codes:  0 done · 2 unknown mailbox or wave · 3 a person is needed",
      "             40 Temporal or workers unreachable (the journal's copy is shown, with its age)"
    })
final class ExplainCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "MAILBOX", description = "An address or a mailbox's GUID.")
  private String whom = "";

  @Option(
      names = "--report",
      description = "Print Exchange's own report of the last failure, as far as it was kept.")
  private boolean report;

  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var view = new ExplainMailbox(context.connections()).explain(whom);
    context.print(Output.ofOne(view.data(report), report ? reportOf(view) : text(view)));
    view.notes().forEach(note -> context.say(note.sentence()));
    if (view.away() != null) {
      throw view.away();
    }
    return view.needsAttention() ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private static List<String> reportOf(MigrationView view) {
    return view.report() == null
        ? List.of(
            "No report is kept: no request of this mailbox failed since Mailferry keeps them.")
        : ReportText.whole(view.report());
  }

  /** A program that reads the text gets its lines whole. */
  private List<String> text(MigrationView view) {
    var environment = context.screen().environment();
    var width = environment.terminal() ? environment.width() : Integer.MAX_VALUE;
    return new ExplanationText(view, context.now(), width).lines();
  }
}
