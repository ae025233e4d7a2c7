package io.mailferry.starter;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.starter.command.CommandContext;
import io.mailferry.starter.command.Commands;
import io.mailferry.starter.command.ExitCode;
import io.mailferry.starter.command.GlobalOptions;
import io.mailferry.starter.screen.Environment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line of Mailferry. */
@Command(
    name = "mailferry",
    header = "Moves Exchange mailboxes unattended.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Mailferry.Version.class,
    footer = {
      "",
      "Example:  mailferry check first-wave.csv && mailferry start first-wave.csv --watch",
      "Exit codes:  0 ok · 1 unexpected · 2 bad usage or bad plan · 3 something needs attention",
      "             4 refused · 8 still running · 20 directory, 30 Exchange, 40 Temporal"
          + " unreachable"
    })
public final class Mailferry {
  @Mixin private final GlobalOptions globals = new GlobalOptions();

  private Mailferry() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // What gRPC logs is said better by the command itself.
    LogManager.getLogManager().reset();
    System.exit(run(Environment.ofThisProcess(), arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(Environment environment, String... arguments) {
    var top = new Mailferry();
    try (var context = new CommandContext(environment, top.globals)) {
      return commands(top, context).execute(arguments);
    }
  }

  private static CommandLine commands(Mailferry top, CommandContext context) {
    var environment = context.screen().environment();
    var commands = new CommandLine(top);
    Commands.register(commands, context);
    commands.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(environment.colour() ? Ansi.ON : Ansi.OFF));
    commands.setUsageHelpWidth(100);
    commands.setExecutionStrategy(Mailferry::carriedOut);
    for (var each : commands.getSubcommands().values()) {
      each.getCommandSpec().mixinStandardHelpOptions(true);
      each.getCommandSpec().versionProvider(new Version());
    }
    commands.setParameterExceptionHandler((e, _) -> misused(e));
    commands.setExecutionExceptionHandler(
        (e, _, _) -> explained(e, context, top.globals.verbose).number());
    return commands;
  }

  private static int carriedOut(ParseResult parsed) {
    var plain = new CommandLine.RunLast().execute(parsed);
    var last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().commandLine().getExecutionResult() instanceof ExitCode code
        ? code.number()
        : plain;
  }

  private static int misused(ParameterException e) {
    var words = e.getCommandLine().getErr();
    if (e.getCommandLine().getParent() == null
        && String.valueOf(e.getMessage()).contains("subcommand")) {
      e.getCommandLine().usage(words);
      return ExitCode.BAD_INPUT.number();
    }
    return Misuse.told(e);
  }

  private static ExitCode explained(Exception e, CommandContext context, boolean verbose) {
    var failed = e instanceof OperationFailed known ? known : null;
    context.say(
        "mailferry: "
            + (failed == null
                ? "something unexpected happened: " + e + " (--verbose shows all of it)"
                : failed.sentence() + Hints.after(failed.code())));
    if (verbose) {
      e.printStackTrace(context.screen().environment().err());
    }
    return failed == null ? ExitCode.UNEXPECTED : ExitCode.of(failed.code());
  }

  /** The release, as the program's own archive states it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Mailferry.class.getPackage().getImplementationVersion();
      return new String[] {"mailferry " + (version == null ? "(not a release)" : version)};
    }
  }
}
