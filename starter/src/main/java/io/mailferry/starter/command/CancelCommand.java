package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry cancel}. */
@Command(
    name = "cancel",
    header = "Withdraw the move and end the migration; the source mailbox stays as it is.",
    description = "Refused once Exchange completes the move.",
    footer = {
      "",
      "Example:  mailferry cancel anna@source.example --reason \"leaves the company\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers unreachable"
    })
final class CancelCommand extends OrderCommand {
  CancelCommand(CommandContext context) {
    super(context, OrderVerb.CANCEL);
  }
}
