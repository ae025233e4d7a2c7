package io.mailferry.starter.command;

import io.mailferry.model.order.Lift;
import io.mailferry.model.order.OrderVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mailferry resume}. */
@Command(
    name = "resume",
    header = "Lift a pause or a hold.",
    description = {
      "A mailbox's pause and hold are lifted by its name, a wave's by the wave's; one does not",
      "lift the other. Only a request that Mailferry itself suspended is resumed."
    },
    footer = {
      "",
      "Example:  mailferry resume anna@source.example --reason \"back-up is done\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class ResumeCommand extends OrderCommand {
  @Option(
      names = "--only",
      paramLabel = "pause|hold",
      description = "Lift only the pause, or only the hold; else both are lifted.")
  private Lift only = Lift.BOTH;

  ResumeCommand(CommandContext context) {
    super(context, OrderVerb.RESUME);
  }

  @Override
  OrderVerb verb() {
    return switch (only) {
      case PAUSE -> OrderVerb.LIFT_PAUSE;
      case HOLD -> OrderVerb.LIFT_HOLD;
      case BOTH -> OrderVerb.RESUME;
    };
  }
}
