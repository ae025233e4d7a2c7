package io.mailferry.starter.command;

import io.mailferry.operations.name.Names;
import io.mailferry.operations.switched.ReadSwitched;
import io.mailferry.operations.switched.SwitchedMailbox;
import io.mailferry.starter.screen.Output;
import io.mailferry.starter.screen.SwitchedTable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mailferry switched}: who has switched, for people who have something to do for them. */
@Command(
    name = "switched",
    header = "Tell who has switched: when, from where to where.",
    description =
        "Those whose move is verified, in the order in which that was known. A script that asks"
            + " again with --since and the last verifiedAt meets those of the two minutes before"
            + " again.",
    footer = {
      "",
      "Example:  mailferry switched friday",
      "          mailferry switched --since 24h --output csv",
      "          mailferry switched --since 2030-11-29T20:00:00Z --output json",
      "Exit codes:  0 told, also when there is nobody · 1 the journal is away, or there is none"
          + " · 2 no such wave"
    })
final class SwitchedCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "WAVE", arity = "0..1", description = "Which wave (default: all).")
  private @Nullable String wave;

  @Option(
      names = "--since",
      paramLabel = "MOMENT",
      description =
          "Only those of which it is known since then: 24h, 90m, or a moment with its offset, e.g."
              + " 2030-11-29T20:00:00Z.")
  private @Nullable String since;

  SwitchedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var from = since == null ? null : moment(since.strip());
    var switched =
        new ReadSwitched(context.connections()).read(wave == null ? null : Names.wave(wave), from);
    context.print(
        Output.ofRows(
            "switched", switched.stream().map(SwitchedMailbox::data).toList(), text(switched)));
    if (switched.isEmpty()) {
      context.say("Nobody has switched" + (from == null ? "" : " since " + from) + ".");
    }
    return ExitCode.OK;
  }

  private Instant moment(String word) {
    try {
      return OffsetDateTime.parse(word).toInstant();
    } catch (DateTimeParseException e) {
      return context.now().minus(ago(word));
    }
  }

  private Duration ago(String word) {
    try {
      return Converters.duration(word);
    } catch (TypeConversionException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--since "
              + word
              + " is neither a length of time (24h, 90m) nor a moment with its offset"
              + " (2030-11-29T20:00:00Z, 2030-11-29T21:00:00+01:00)",
          e);
    }
  }

  private List<String> text(List<SwitchedMailbox> switched) {
    var environment = context.screen().environment();
    return SwitchedTable.lines(
        switched,
        environment.terminal() ? environment.width() : Integer.MAX_VALUE,
        environment.colour());
  }
}
