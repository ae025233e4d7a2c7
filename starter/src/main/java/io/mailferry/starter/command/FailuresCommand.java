package io.mailferry.starter.command;

import io.mailferry.operations.failure.FailureKind;
import io.mailferry.operations.failure.ReadFailures;
import io.mailferry.operations.name.Names;
import io.mailferry.starter.screen.FailureTable;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailferry failures}: what went wrong, kind by kind, what was tried and what helped. */
@Command(
    name = "failures",
    header = "Count what went wrong, by kind: how often, what was tried, what helped.",
    footer = {
      "",
      "Example:  mailferry failures first-wave",
      "Exit codes:  0 every kind is known · 1 the journal is away, or there is none · 2 no such"
          + " wave",
      "             3 a kind is not known to Mailferry: its words are shown, to be told to its"
          + " makers"
    })
final class FailuresCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", arity = "0..1", description = "Which wave (default: all).")
  private @Nullable String wave;

  FailuresCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var failures = new ReadFailures(context.connections());
    var kinds = wave == null ? failures.all() : failures.of(Names.wave(wave));
    context.print(
        Output.ofRows("failures", kinds.stream().map(FailureKind::data).toList(), text(kinds)));
    if (kinds.isEmpty()) {
      context.say("Nothing went wrong, as far as the journal knows.");
    }
    return kinds.stream().anyMatch(FailureKind::unknown) ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private List<String> text(List<FailureKind> kinds) {
    var environment = context.screen().environment();
    return FailureTable.lines(
        kinds,
        environment.terminal() ? environment.width() : Integer.MAX_VALUE,
        environment.colour());
  }
}
