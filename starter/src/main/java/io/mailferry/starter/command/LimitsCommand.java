package io.mailferry.starter.command;

import io.mailferry.operations.order.Wanted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mailferry limits}: lets more be left behind than the plan does. */
@Command(
    name = "limits",
    header = "Let more damaged or too large items be left behind than the plan does.",
    description = {
      "Requests under way get the new limits, those that failed are resumed with them, and so are",
      "those that are submitted later. Limits are only ever raised. What is left behind is lost to",
      "the target, and stands in the report of the request."
    },
    footer = {
      "",
      "Example:  mailferry limits first-wave --bad-items 50 --reason \"the manager agreed\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class LimitsCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Mixin private final Ordering ordering = new Ordering();

  @Mixin private final LossOptions loss = new LossOptions();

  LimitsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    return ordering.order(context, Wanted.limits(loss.needed()));
  }
}
