package io.mailferry.rehearsal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a practice wave from end to end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Brings up a practice Exchange, Temporal and a worker, and migrates a wave from end to end.",
      "On the way a domain controller goes away, the answer to a submission is lost and a database"
          + " fails over."
    },
    footer = {
      "",
      "Exit codes: 0 every mailbox migrated and verified · 3 something needs attention",
      "            2 bad usage · 40 Temporal cannot be reached · 1 anything unexpected"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_MAILBOXES = 5_000;
  private static final int MANY_MAILBOXES = 100;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--mailboxes",
      paramLabel = "N",
      description = "How many mailboxes, 1 to 5000 (default: the 12 of examples/first-wave.csv).")
  private int mailboxes = DemoPlan.EXAMPLE_MAILBOXES;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What sizes and faults follow from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--calm", description = "Without any faults.")
  private boolean calm;

  @Option(
      names = "--temporal",
      paramLabel = "WHERE",
      description =
          "dev (Temporal's real dev server, started for the occasion) or HOST:PORT (default: dev).")
  private @Nullable String temporal;

  @Option(
      names = "--shell",
      paramLabel = "WHICH",
      description =
          "stand-in (needs nothing) or pwsh, a real PowerShell with the practice cmdlets"
              + " (MAILFERRY_SHELL_EXECUTABLE, else pwsh on the PATH). Default: stand-in.")
  private @Nullable String shell;

  @Option(
      names = "--remoting",
      description =
          "With --shell pwsh: the practice cmdlets stand behind remote sessions, whose far"
              + " processes die at random.")
  private boolean remoting;

  @Option(
      names = "--transport",
      paramLabel = "WHICH",
      description =
          "With --shell pwsh: what carries requests to it, own or jpowershell (default: own).")
  private @Nullable String transport;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description =
          "Seconds of Exchange's time in one of yours (default: 400; 60 above 100 mailboxes).")
  private @Nullable Double stated;

  @Option(names = "--json", description = "Print exactly one object on standard output.")
  private boolean json;

  @Option(
      names = "--keep",
      description = "Leave everything up afterwards, to look around, until Enter is pressed.")
  private boolean keep;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where the journal, logs and the report go (default: .mailferry/demo).")
  private @Nullable Path work;

  DemoCommand() {}

  @Override
  public Integer call() throws Exception {
    refuseIf(mailboxes < 1 || mailboxes > MOST_MAILBOXES, "--mailboxes is between 1 and 5000");
    var speed = stated != null ? stated : usualSpeed();
    refuseIf(!(speed >= 1) || speed > 2_000, "--speed is between 1 and 2000");
    var home = Path.of(System.getProperty("mailferry.home", "."));
    var options =
        new DemoOptions(
            home,
            work == null ? home.resolve(".mailferry/demo") : work,
            mailboxes,
            seed,
            calm,
            speed,
            temporal(),
            shell(),
            json,
            keep);
    return new Demo(options).run();
  }

  private TemporalChoice temporal() {
    return understood(() -> TemporalChoice.of(temporal));
  }

  private ShellChoice shell() {
    return understood(() -> ShellChoice.of(shell, remoting, transport));
  }

  private <T> T understood(Supplier<T> choice) {
    try {
      return choice.get();
    } catch (IllegalArgumentException notHere) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          String.valueOf(notHere.getMessage()),
          notHere);
    }
  }

  /**
   * The faster the time, the more each command weighs: with many mailboxes at once, waits that are
   * minutes for Exchange would be over before a worker has gone round.
   */
  private double usualSpeed() {
    return mailboxes > MANY_MAILBOXES ? 60 : 400;
  }

  private void refuseIf(boolean wrong, String why) {
    if (wrong && spec != null) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}
