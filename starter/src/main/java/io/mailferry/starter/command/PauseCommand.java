package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry pause}. */
@Command(
    name = "pause",
    header = "Let a mailbox's move, or a wave's, rest until it is resumed.",
    description = "The request is suspended in Exchange; what has been copied stays.",
    footer = {
      "",
      "Example:  mailferry pause anna@source.example --reason \"back-up tonight\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers unreachable"
    })
final class PauseCommand extends OrderCommand {
  PauseCommand(CommandContext context) {
    super(context, OrderVerb.PAUSE);
  }
}
