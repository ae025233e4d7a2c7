package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry repoint}. */
@Command(
    name = "repoint",
    header = "Give running requests the far host and credential of today's settings.",
    description = {
      "A request between forests keeps the credential that it was submitted with. When the far",
      "account's password was changed, or the far endpoint has another name: put it into the",
      "settings, where the workers read it (a name, and what stands in an environment, is read",
      "when a worker starts), and give this order. Requests under way go on, and",
      "those that failed for it are resumed; none is submitted anew. Refused for moves within one",
      "organisation, and when Exchange is completing the move."
    },
    footer = {
      "",
      "Example:  mailferry repoint first-wave --reason \"the far account has a new password\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class RepointCommand extends OrderCommand {
  RepointCommand(CommandContext context) {
    super(context, OrderVerb.REPOINT);
  }
}
