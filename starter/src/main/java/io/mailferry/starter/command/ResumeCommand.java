package io.mailferry.starter.command;

import io.mailferry.operations.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry resume}. */
@Command(
    name = "resume",
    header = "Lift a pause or a hold.",
    description = "Only a request that Mailferry itself suspended is resumed.",
    footer = {
      "",
      "Example:  mailferry resume anna@source.example --reason \"back-up is done\"",
      "Exit codes:  0 done · 2 unknown mailbox or wave · 4 refused · 40 Temporal or workers unreachable"
    })
final class ResumeCommand extends OrderCommand {
  ResumeCommand(CommandContext context) {
    super(context, OrderVerb.RESUME);
  }
}
