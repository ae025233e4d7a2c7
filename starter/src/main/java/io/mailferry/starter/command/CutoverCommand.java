package io.mailferry.starter.command;

import io.mailferry.operations.order.OrderView;
import io.mailferry.operations.order.SetCutover;
import io.mailferry.starter.screen.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailferry cutover}: gives the cutover another time than planned. */
@Command(
    name = "cutover",
    header = "Let mailboxes switch now, later, or in other windows than planned.",
    description = {
      "What is not named stays as it is. What one mailbox is ordered by name goes before what its",
      "wave is ordered. A hold is stronger than any time, until it is lifted."
    },
    footer = {
      "",
      "Example:  mailferry cutover anna@example.com --now --reason \"she asked for it\"",
      "          mailferry cutover friday --not-before \"Saturday 22:00\" --reason \"storage is"
          + " slow\"",
      "          mailferry cutover friday --window \"daily 22:00 - 05:00\" --reason \"three are"
          + " left\"",
      "Exit codes:  0 done · 2 unknown mailbox or wave · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class CutoverCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "MAILBOX|WAVE",
      description = "An address, a mailbox's GUID, or a wave's name.")
  private String whom = "";

  @Option(names = "--now", description = "As soon as a mailbox is copied, whatever was planned.")
  private boolean now;

  @Mixin private final CutoverOptions cutover = new CutoverOptions();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  CutoverCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var when = cutover.said(context);
    var named = when.notBefore() != null || when.windows() != null;
    var atOnce = now || when.atAnyTime();
    if (atOnce == named) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          named
              ? "--now goes with no other time: name one of them"
              : "name when mailboxes are to switch: --now, --not-before or --window");
    }
    var orders = new SetCutover(context.connections());
    var view =
        atOnce
            ? orders.now(whom, reason, context.user())
            : orders.at(whom, when.notBefore(), when.windows(), reason, context.user());
    context.print(Output.ofOne(view.data(), text(view, when.openings())));
    return ExitCode.OK;
  }

  private List<String> text(OrderView view, List<String> openings) {
    var text = new ArrayList<>(List.of(whom + ": " + view.decided()));
    if (!openings.isEmpty()) {
      text.add("The next windows:");
      openings.forEach(opening -> text.add("  " + opening));
    }
    return text;
  }
}
