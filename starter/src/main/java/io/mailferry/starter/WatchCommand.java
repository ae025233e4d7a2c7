package io.mailferry.starter;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry watch}: follows a wave until it ends. */
@Command(
    name = "watch",
    header = "Follow a wave until it ends.",
    description =
        "Draws a table on a terminal; elsewhere writes a line for every change, or a JSON object"
            + " with -o jsonl.",
    footer = {
      "",
      "Example:  mailferry watch first-wave --exit-status",
      "Exit codes:  0 ended (with --exit-status: ended well) · 2 no such wave",
      "             3 with --exit-status: something was left over · 40 Temporal unreachable"
    })
final class WatchCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Parameters(paramLabel = "WAVE", description = "Which wave.")
  private String wave = "";

  @Option(names = "--compact", description = "Show only mailboxes that need somebody.")
  private boolean compact;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "How often to look, e.g. 500ms, 2s, 1m (default: 2s).")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--exit-status",
      description = "End with 3 when not every mailbox arrived where the plan wanted it.")
  private boolean exitStatus;

  WatchCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    return new Watching(desk, Names.wave(wave), interval, compact).untilItEnds(exitStatus);
  }
}
