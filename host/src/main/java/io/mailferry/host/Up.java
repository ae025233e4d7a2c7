package io.mailferry.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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
          + " it"
    })
public final class Up implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final int BAD_INPUT = 2;

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
      description =
          "With --practice: seconds of Exchange's time in one of yours (default:"
              + " ${DEFAULT-VALUE}).")
  private double speed = 20;

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

  @Override
  public Integer call() throws InterruptedException {
    var wishes = wishes();
    try (var taken = Folder.take(place())) {
      var host = new Host(taken, Programs.found(), wishes, Up::say);
      Runtime.getRuntime().addShutdownHook(new Thread(host::stop, "stops all parts"));
      host.run();
    } catch (CannotStart inTheWay) {
      System.err.println("mailferry: " + inTheWay.getMessage());
    } catch (IOException e) {
      System.err.println("mailferry: the folder cannot be used any more: " + e);
    }
    return 1;
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
    refuseIf(!(speed >= 1 && speed <= 10_000), "--speed is between 1 and 10000, not " + speed);
    var all = new ArrayList<String>();
    if (file != null) {
      refuseIf(!Files.isReadable(file), "there is no file " + file + " that can be read");
      all.add("--spring.config.additional-location=file:" + file.toAbsolutePath());
    }
    for (var setting : settings) {
      refuseIf(
          !setting.startsWith("--"),
          "a setting of the worker is --name=value, not " + setting.replaceAll("=.*", "=…"));
      all.add(setting);
    }
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

  private static synchronized void say(String sentence) {
    System.out.println(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
    System.out.flush();
  }
}
