package io.mailferry.starter.command;

import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.FollowWave;
import io.mailferry.operations.status.WaveState;
import io.mailferry.starter.screen.WaveFollower;
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
      "             3 stopped in Temporal, or with --exit-status: some mailboxes did not move",
      "             40 Temporal unreachable"
    })
final class WatchCommand implements Callable<ExitCode> {
  private final CommandContext context;

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

  WatchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var follow = FollowWave.begin(context.connections(), Names.wave(wave));
    var end = new WaveFollower(context.screen(), follow, interval, compact).untilItEnds();
    if (end.isEmpty()) {
      return ExitCode.RUNNING;
    }
    var status = end.get();
    if (status.state() != WaveState.ENDED) {
      return ExitCode.ATTENTION;
    }
    return exitStatus && !status.endedWell() ? ExitCode.ATTENTION : ExitCode.OK;
  }
}
