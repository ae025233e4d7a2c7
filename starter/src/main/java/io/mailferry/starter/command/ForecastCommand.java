package io.mailferry.starter.command;

import io.mailferry.operations.forecast.ForecastWave;
import io.mailferry.operations.forecast.MailboxForecast;
import io.mailferry.operations.forecast.WaveForecast;
import io.mailferry.operations.name.Names;
import io.mailferry.starter.screen.ForecastTable;
import io.mailferry.starter.screen.Output;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailferry forecast}: when a wave will be over, and what decides it. */
@Command(
    name = "forecast",
    header = "Tell when a wave will be over, as a range, and who may miss a window.",
    footer = {
      "",
      "From what was copied so far, how long switches took, and the windows that are in force.",
      "Example:  mailferry forecast first-wave",
      "Exit codes:  0 each has an end that can be told · 1 the journal is away, or there is none · 2 no such"
          + " wave",
      "             3 some may miss a window, or have no end that can be told · 40 Temporal or"
          + " workers unreachable"
    })
final class ForecastCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", description = "Which wave.")
  private String wave = "";

  ForecastCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var forecast = new ForecastWave(context.connections()).of(Names.wave(wave), context.now());
    context.print(output(forecast));
    return forecast.needsALook() ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private Output output(WaveForecast forecast) {
    var environment = context.screen().environment();
    var text = new ArrayList<>(forecast.words());
    text.addAll(
        ForecastTable.lines(
            forecast.mailboxes(),
            environment.terminal() ? environment.width() : Integer.MAX_VALUE,
            environment.colour()));
    return new Output(
        forecast.data(),
        "mailboxes",
        forecast.mailboxes().stream().map(MailboxForecast::data).toList(),
        text);
  }
}
