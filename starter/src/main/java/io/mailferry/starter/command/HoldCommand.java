package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry hold}. */
@Command(
    name = "hold",
    header = "Let the copy go on, but keep the mailbox from switching.",
    description = "The switch happens after a resume.",
    footer = {
      "",
      "Example:  mailferry hold first-wave --reason \"the help desk is full\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers unreachable"
    })
final class HoldCommand extends OrderCommand {
  HoldCommand(CommandContext context) {
    super(context, OrderVerb.HOLD);
  }
}
