package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.order.GiveOrder;
import io.mailferry.operations.order.Wanted;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code mailferry approve}. It asks for no {@code --yes}: it is itself the second look at what
 * somebody else has started.
 */
@Command(
    name = "approve",
    header = "Let the mailboxes of a wave switch that somebody else has started with --approval.",
    description = {
      "Until then they are copied, and wait. Who started the wave cannot approve it. What was",
      "approved is not taken back; to keep mailboxes from switching after all, hold the wave."
    },
    footer = {
      "",
      "Example:  mailferry approve friday --reason \"CHG 4711, and the help desk is there\"",
      "Exit codes:  0 done · 2 unknown · 4 refused · 40 Temporal or workers unreachable"
    })
final class ApproveCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", description = "The name of a wave.")
  private String wave = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  ApproveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var view =
        new GiveOrder(context.connections())
            .give(new Wanted(OrderVerb.APPROVE), wave, reason, context.user());
    context.print(Output.ofOne(view.data(), List.of(wave + ": " + view.decided())));
    return ExitCode.OK;
  }
}
