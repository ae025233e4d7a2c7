package io.mailferry.starter.command;

import io.mailferry.operations.name.Names;
import io.mailferry.operations.report.WriteReport;
import io.mailferry.starter.screen.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry report}: writes the report of a wave. */
@Command(
    name = "report",
    header = "Write a wave's report: one HTML page, a CSV table and JSON data.",
    footer = {
      "",
      "Example:  mailferry report first-wave --to reports",
      "Exit codes:  0 written · 1 the files cannot be written · 2 no such wave",
      "             3 written, but the journal lacks mailboxes of the wave"
    })
final class ReportCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", description = "Which wave.")
  private String wave = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made when missing.")
  private Path folder = Path.of("");

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
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
}
