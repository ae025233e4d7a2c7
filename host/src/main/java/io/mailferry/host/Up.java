package io.mailferry.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailferry up}: Temporal and a worker on this machine, kept running until Ctrl-C. */
@Command(
    name = "mailferry up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs everything on this machine until it is stopped with Ctrl-C: Temporal, whose data are"
          + " kept in a file, and a worker. What dies is started again.",
      "With --practice also a practice organisation, whose mailboxes are those of"
          + " examples/first-wave.csv."
    },
    footer = {
      "",
      "Exit codes: 1 something stands in the way: it says what · 2 not understood · 130 you stopped"
          + " it, 143 it was told to stop, 129 its window was closed"
    })
public final class Up implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final int BAD_INPUT = 2;
  private static final int PORTS = 3;
  private static final double USUAL_SPEED = 20;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Pattern UNREADABLE_FOR_A_WORKER = Pattern.compile("[,;#]");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "The worker's settings (docs/connect/settings.md).")
  private @Nullable Path file;

  @Option(
      names = "--practice",
      description =
          "Bring a practice organisation, too; the journal and the key are then in the folder.")
  private boolean practice;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "With --practice: seconds of Exchange's time in one of yours (default: 20).")
  private @Nullable Double stated;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where Temporal's data and all logs are (default: ~/.mailferry/up, with --practice"
              + " ~/.mailferry/practice).")
  private @Nullable Path folder;

  @Option(
      names = "--temporal-port",
      paramLabel = "PORT",
      description = "Where Temporal listens (default: ${DEFAULT-VALUE}).")
  private int temporalPort = 7233;

  @Option(
      names = "--ui-port",
      paramLabel = "PORT",
      description = "Where its pages are (default: ${DEFAULT-VALUE}).")
  private int uiPort = 8233;

  @Option(
      names = "--worker-port",
      paramLabel = "PORT",
      description = "Where the worker tells how it is (default: ${DEFAULT-VALUE}).")
  private int workerPort = 8180;

  @Parameters(
      paramLabel = "SETTING",
      description = "Single settings of the worker, after --, for example -- --mailferry.drain=5s")
  private List<String> settings = List.of();

  /** Only the command line makes one. */
  public Up() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    var line = new CommandLine(new Up()).setParameterExceptionHandler(Up::notUnderstood);
    System.exit(line.execute(arguments));
  }

  private static int notUnderstood(ParameterException wrong, String[] arguments) {
    System.err.println("mailferry: " + wrong.getMessage() + ". See mailferry up --help");
    return BAD_INPUT;
  }

  /** Whatever ends it, its parts are stopped before the folder is given back, with the process. */
  @Override
  public Integer call() throws InterruptedException {
    var wishes = wishes();
    var voice = new Voice(System.out);
    var host = host(wishes, voice);
    if (host == null) {
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host, voice), "stops all parts"));
    try {
      host.run();
    } catch (CannotStart inTheWay) {
      if (!host.stopping()) {
        tell(inTheWay);
      }
    }
    return 1;
  }

  private @Nullable Host host(Wishes wishes, Voice voice) {
    try {
      return new Host(Folder.take(place(), wishes.kind()), Programs.found(), wishes, voice);
    } catch (CannotStart inTheWay) {
      tell(inTheWay);
      return null;
    }
  }

  private static void tell(CannotStart inTheWay) {
    System.err.println("mailferry: " + inTheWay.getMessage());
  }

  private static void stop(Host host, Voice voice) {
    host.stop();
    try {
      voice.finish(LAST_WORDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Path place() {
    var usual =
        Path.of(System.getProperty("user.home"), ".mailferry", practice ? "practice" : "up");
    return (folder == null ? usual : folder).toAbsolutePath().normalize();
  }

  private Wishes wishes() {
    mustBePort("--temporal-port", temporalPort);
    mustBePort("--ui-port", uiPort);
    mustBePort("--worker-port", workerPort);
    refuseIf(
        IntStream.of(temporalPort, uiPort, workerPort).distinct().count() < PORTS,
        "--temporal-port, --ui-port and --worker-port are three ports");
    refuseIf(practice && file != null, "--practice has settings of its own: leave out --settings");
    refuseIf(!practice && stated != null, "--speed is that of --practice");
    var speed = stated == null ? USUAL_SPEED : stated;
    refuseIf(!(speed >= 1 && speed <= 10_000), "--speed is between 1 and 10000, not " + speed);
    refuseIf(
        place().toString().contains(";"),
        "a folder with a semicolon in its name cannot hold a journal: " + place());
    var all = new ArrayList<String>();
    if (file != null) {
      refuseIf(!Files.isReadable(file), "there is no file " + file + " that can be read");
      refuseIf(
          UNREADABLE_FOR_A_WORKER.matcher(file.toAbsolutePath().toString()).find(),
          "a worker cannot read settings whose path has a comma, a semicolon or a #: " + file);
      all.add("--spring.config.additional-location=file:" + file.toAbsolutePath());
    }
    settings.forEach(this::refuseUnlessGood);
    refuseIf(
        practice && settings.stream().anyMatch(Settings::namesAJournal),
        "--practice has a journal of its own: leave out " + Settings.JOURNAL);
    refuseIf(
        !practice && PracticeJournal.isNamedBy(System.getenv()),
        "MAILFERRY_JOURNAL names the journal of a practice organisation, which is moved away when"
            + " that begins anew: unset it");
    all.addAll(settings);
    var temporal = new Temporal(temporalPort, uiPort);
    return new Wishes(temporal, new Worker(workerPort, temporal), practice, speed, all);
  }

  private void mustBePort(String option, int port) {
    refuseIf(
        port < 1 || port > LAST_PORT, option + " is between 1 and " + LAST_PORT + ", not " + port);
  }

  private void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
  }

  private void refuseUnlessGood(String setting) {
    try {
      Settings.check(setting);
    } catch (IllegalArgumentException wrong) {
      refuseIf(true, String.valueOf(wrong.getMessage()));
    }
  }
}
