package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;

/** {@code mailferry resync}. */
@Command(
    name = "resync",
    header = "Forget what was tried and refused, look, and decide.",
    description = {
      "Counted resumes and tries, and what Exchange refused, are forgotten; then Exchange and the",
      "directory are looked at as if for the first time, and you are told what was decided.",
      "Nothing is submitted twice: a submission whose answer was lost keeps its time. Harmless",
      "however often it is asked for. Of a wave that was stopped you are told how it goes on."
    },
    footer = {
      "",
      "Example:  mailferry resync anna@source.example --reason \"the quota is in order now\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class ResyncCommand extends OrderCommand {
  ResyncCommand(CommandContext context) {
    super(context, OrderVerb.RESYNC);
  }
}
