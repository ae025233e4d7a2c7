package io.mailferry.starter.command;

import io.mailferry.operations.name.Names;
import io.mailferry.operations.report.WriteReport;
import io.mailferry.operations.report.WriteReturn;
import io.mailferry.operations.report.WriteUnfinished;
import io.mailferry.starter.screen.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry report}: writes the report of a wave. */
@Command(
    name = "report",
    header =
        "Write a wave's report: one HTML page, a CSV table and JSON data; or what is unfinished, or"
            + " what is to go back, as a new plan.",
    footer = {
      "",
      "Example:  mailferry report first-wave --to reports",
      "          mailferry report first-wave --unfinished-as second-wave.csv",
      "          mailferry report first-wave --return-as back.csv",
      "Exit codes:  0 written · 1 the files cannot be written · 2 no such wave",
      "             3 written, but the journal lacks mailboxes of the wave"
    })
final class ReportCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", description = "Which wave.")
  private String wave = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  static final class What {
    @Option(
        names = "--to",
        required = true,
        paramLabel = "DIR",
        description = "The folder to write the report to; made when missing.")
    private @Nullable Path folder;

    @Option(
        names = "--unfinished-as",
        required = true,
        paramLabel = "NEW-FILE",
        description =
            "Write those that have not arrived as a new plan, each with what its line said.")
    private @Nullable Path plan;

    @Option(
        names = "--return-as",
        required = true,
        paramLabel = "NEW-FILE",
        description =
            "Write those that were moved as a plan that moves them back, each to the database that"
                + " it came from. Nothing is moved by that.")
    private @Nullable Path back;
  }

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    if (what.plan != null) {
      return unfinished(what.plan);
    }
    return what.back == null ? reported(Objects.requireNonNull(what.folder)) : back(what.back);
  }

  private ExitCode back(Path plan) {
    var view = new WriteReturn(context.connections()).write(Names.wave(wave), plan);
    context.print(Output.ofOne(view.data(), view.words()));
    return view.needsAttention() ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private ExitCode reported(Path folder) {
    var view =
        new WriteReport(context.connections()).write(Names.wave(wave), folder, context.now());
    var files = view.files();
    context.print(
        Output.ofOne(
            view.data(),
            List.of(
                view.verdict(),
                files.html().toString(),
                files.csv().toString(),
                files.json().toString())));
    return view.lacking() == 0 ? ExitCode.OK : ExitCode.ATTENTION;
  }

  private ExitCode unfinished(Path plan) {
    var view =
        new WriteUnfinished(context.connections()).write(Names.wave(wave), plan, context.now());
    context.print(Output.ofOne(view.data(), view.words()));
    return view.needsAttention() ? ExitCode.ATTENTION : ExitCode.OK;
  }
}
