package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry retry}. */
@Command(
    name = "retry",
    header = "Look again now, and decide again.",
    description = "Harmless however often it is asked for.",
    footer = {
      "",
      "Example:  mailferry retry anna@source.example --reason \"quota was raised\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers unreachable"
    })
final class RetryCommand extends OrderCommand {
  RetryCommand(CommandContext context) {
    super(context, OrderVerb.RETRY);
  }
}
