package io.mailferry.starter.command;

import java.util.List;
import picocli.CommandLine;

/** All verbs of the command line. */
public final class Commands {
  private Commands() {}

  /** Adds every verb, and what reads the values after options. */
  public static void register(CommandLine commands, CommandContext context) {
    for (var command :
        List.of(
            new CheckCommand(context),
            new StartCommand(context),
            new StatusCommand(context),
            new WatchCommand(context),
            new ExplainCommand(context),
            new ForecastCommand(context),
            new FailuresCommand(context),
            new SwitchedCommand(context),
            new PauseCommand(context),
            new ResumeCommand(context),
            new HoldCommand(context),
            new ApproveCommand(context),
            new CancelCommand(context),
            new RetryCommand(context),
            new ResyncCommand(context),
            new AnswerCommand(context),
            new CutoverCommand(context),
            new LimitsCommand(context),
            new RepointCommand(context),
            new ReportCommand(context))) {
      commands.addSubcommand(command);
    }
    Converters.register(commands);
  }
}
