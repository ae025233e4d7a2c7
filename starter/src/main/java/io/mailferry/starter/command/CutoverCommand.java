package io.mailferry.starter.command;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.operations.order.Wanted;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailferry cutover}: gives the cutover another time than planned. */
@Command(
    name = "cutover",
    header = "Let mailboxes switch now, later, or in other windows than planned.",
    description = {
      "What is not named stays as it is, and a blackout is only ever added. What one mailbox is",
      "ordered by name goes before what its wave is ordered. A hold is stronger than any time, until",
      "it is lifted."
    },
    footer = {
      "",
      "Example:  mailferry cutover anna@example.com --now --reason \"she asked for it\"",
      "          mailferry cutover friday --not-before \"Saturday 22:00\" --reason \"storage is"
          + " slow\"",
      "          mailferry cutover friday --window \"daily 22:00 - 05:00\" --reason \"three are"
          + " left\"",
      "Exit codes:  0 done · 2 unknown, or to be confirmed · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class CutoverCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Ordering ordering = new Ordering();

  @Option(names = "--now", description = "As soon as a mailbox is copied, whatever was planned.")
  private boolean now;

  @Mixin private final CutoverOptions cutover = new CutoverOptions();

  CutoverCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var when = cutover.said(context);
    if (when.atAnyTime()) {
      throw wrong("to switch at once, whatever was planned, write --now in place of --window now");
    }
    if (now == when.wish().saysSomething()) {
      throw wrong(
          now
              ? "--now goes with no other time: name one of them"
              : "name when mailboxes are to switch: --now, --not-before, --window or --blackout");
    }
    var wish = now ? CutoverWish.now(Order.UNSIGNED) : when.wish();
    return ordering.order(context, Wanted.cutover(wish, context.now()));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
