package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.order.Wanted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * An order to one mailbox's migration, to all of a wave, or to those of which something holds; its
 * verbs are commands of their own.
 */
abstract class OrderCommand implements Callable<ExitCode> {
  private final CommandContext context;
  private final OrderVerb verb;

  @Mixin private final Ordering ordering = new Ordering();

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
    return ordering.order(context, new Wanted(verb()));
  }
}
