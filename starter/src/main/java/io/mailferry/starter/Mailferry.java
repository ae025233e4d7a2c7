package io.mailferry.starter;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.journal.JournalUnavailable;
import io.mailferry.journal.PlanKeyUnusable;
import io.mailferry.operations.start.CheckFailed;
import io.mailferry.operations.order.OrderRefused;
import io.mailferry.operations.client.TemporalAway;
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
      "             4 refused · 8 still running · 20 directory, 30 Exchange, 40 Temporal unreachable"
    })
public final class Mailferry {
  @Mixin private final Globals globals = new Globals();

  private Mailferry() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // What gRPC logs is said better by the command itself.
    LogManager.getLogManager().reset();
    System.exit(run(Surroundings.ofThisProcess(), arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(Surroundings world, String... arguments) {
    var top = new Mailferry();
    try (var desk = new Desk(world, top.globals)) {
      return commands(top, desk).execute(arguments);
    }
  }

  private static CommandLine commands(Mailferry top, Desk desk) {
    var world = desk.world();
    var commands = new CommandLine(top);
    for (var command :
        new Object[] {
          new CheckCommand(desk),
          new StartCommand(desk),
          new StatusCommand(desk),
          new WatchCommand(desk),
          new ExplainCommand(desk),
          new PauseCommand(desk),
          new ResumeCommand(desk),
          new HoldCommand(desk),
          new CancelCommand(desk),
          new RetryCommand(desk),
          new AnswerCommand(desk),
          new ReportCommand(desk)
        }) {
      commands.addSubcommand(command);
    }
    Converters.register(commands);
    commands.setOut(new PrintWriter(world.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(world.err(), true, StandardCharsets.UTF_8));
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(world.colour() ? Ansi.ON : Ansi.OFF));
    commands.setUsageHelpWidth(100);
    commands.setExecutionStrategy(Mailferry::carriedOut);
    for (var each : commands.getSubcommands().values()) {
      each.getCommandSpec().mixinStandardHelpOptions(true);
      each.getCommandSpec().versionProvider(new Version());
    }
    commands.setParameterExceptionHandler((e, _) -> misused(e));
    commands.setExecutionExceptionHandler((e, _, _) -> explained(e, desk, top.globals).number());
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
    words.println("mailferry: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, words)) {
      words.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
    }
    return ExitCode.BAD_INPUT.number();
  }

  private static ExitCode explained(Exception e, Desk desk, Globals globals) {
    var code = codeFor(e);
    var sentence = code == ExitCode.UNEXPECTED && !told(e) ? unforeseen(e) : e.getMessage();
    desk.say("mailferry: " + sentence);
    if (globals.verbose) {
      e.printStackTrace(desk.world().err());
    }
    return code;
  }

  private static boolean told(Exception e) {
    return e instanceof Trouble || e instanceof JournalUnavailable || e instanceof CheckFailed;
  }

  private static String unforeseen(Exception e) {
    return "something unexpected happened: " + e + " (the whole of it with --verbose)";
  }

  private static ExitCode codeFor(Exception e) {
    return switch (e) {
      case Trouble trouble -> trouble.code();
      case PlanKeyUnusable _ -> ExitCode.BAD_INPUT;
      case OrderRefused _ -> ExitCode.REFUSED;
      case TemporalAway _ -> ExitCode.TEMPORAL_AWAY;
      default -> fromTheWire(e) ? ExitCode.TEMPORAL_AWAY : ExitCode.UNEXPECTED;
    };
  }

  /** Whether Temporal went away in the middle of a command. */
  private static boolean fromTheWire(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        var code = status.getStatus().getCode();
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
      }
    }
    return false;
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
