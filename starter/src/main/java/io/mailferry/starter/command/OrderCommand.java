package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.order.GiveOrder;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * An order to one mailbox's migration, or to all of a wave; its verbs are commands of their own.
 */
abstract class OrderCommand implements Callable<ExitCode> {
  private final CommandContext context;
  private final OrderVerb verb;

  @Parameters(
      paramLabel = "MAILBOX|WAVE",
      description = "An address, a mailbox's GUID, or a wave's name.")
  private String whom = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  OrderCommand(CommandContext context, OrderVerb verb) {
    this.context = context;
    this.verb = verb;
  }

  /** The order; an option may make it narrower. */
  OrderVerb verb() {
    return verb;
  }

  @Override
  public ExitCode call() {
    var view = new GiveOrder(context.connections()).give(verb(), whom, reason, context.user());
    context.print(Output.ofOne(view.data(), List.of(whom + ": " + view.decided())));
    return ExitCode.OK;
  }
}
