package io.mailferry.starter;

import io.mailferry.operations.report.Reports;
import io.mailferry.operations.status.WaveSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "Exit codes:  0 written · 1 the files cannot be written · 2 no such wave"
    })
final class ReportCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Parameters(paramLabel = "WAVE", description = "Which wave.")
  private String wave = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made when missing.")
  private Path folder = Path.of("");

  ReportCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    var name = Names.wave(wave);
    var snapshot =
        WaveSnapshot.of(desk.reader(), name).orElseThrow(() -> new Names(desk).unknownWave(name));
    try {
      var files = Reports.write(desk.reader(), name, folder, desk.world().clock().instant());
      var head = new LinkedHashMap<String, @Nullable Object>();
      head.put("wave", name.value());
      head.put("verdict", snapshot.verdict());
      head.put("html", files.html().toString());
      head.put("csv", files.csv().toString());
      head.put("json", files.json().toString());
      desk.print(
          Sheet.ofOne(
              head,
              List.of(
                  snapshot.verdict(),
                  files.html().toString(),
                  files.csv().toString(),
                  files.json().toString())));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new Trouble(
          ExitCode.UNEXPECTED,
          "the report cannot be written to " + folder + " (" + e + "); name another with --to");
    }
  }
}
