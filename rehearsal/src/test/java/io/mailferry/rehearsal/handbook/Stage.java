package io.mailferry.rehearsal.handbook;

import io.mailferry.rehearsal.EngineRoom;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.rehearsal.TemporalHost;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.starter.Mailferry;
import io.mailferry.starter.screen.Environment;
import io.mailferry.worker.MailferryWorker;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Where the commands of the pages are typed: one practice organisation, one Temporal and one worker
 * for all of them, and a folder of its own.
 */
final class Stage implements AutoCloseable {
  /** The pages name moments after this one. */
  private static final Instant BEGAN = Instant.parse("2026-11-23T12:00:00Z");

  private static final double SPEED = 200;
  private static final long BYTES_PER_MINUTE = 1L << 30;
  private static final long PATIENCE_SECONDS = 120;

  /** The one mailbox of the guide whose move fails once. */
  private static final String CARLA = "carla.ruiz@source.example";

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Path root;
  private final Path folder;
  private final Path work;
  private final Simulator simulator;
  private final Map<String, String> variables;

  private Stage(Path root, Path folder) throws IOException {
    this.root = root;
    this.folder = folder;
    this.work = Files.createDirectories(folder.resolve(".stage"));
    this.simulator =
        Simulator.start(
            SimulatorConfig.builder()
                .speed(SPEED)
                .start(BEGAN)
                .timings(MoveTimings.usual().copying(BYTES_PER_MINUTE))
                .build());
    closing.push(simulator::close);
    simulator
        .script()
        .now()
        .failsMove(
            CARLA,
            "TooManyBadItemsPermanentException",
            "This mailbox exceeded the maximum number of corrupted items that were specified for"
                + " this move request.");
    var temporal = TemporalHost.up(TemporalChoice.whatIsHere(), work);
    closing.push(temporal::close);
    var settings = EngineRoom.settings(simulator, temporal.target(), work, SPEED, 4);
    var worker =
        new SpringApplicationBuilder(MailferryWorker.class)
            .registerShutdownHook(false)
            .run(settings.toArray(String[]::new));
    closing.push(worker::close);
    this.variables =
        Map.of(
            "MAILFERRY_TEMPORAL",
            temporal.target(),
            "MAILFERRY_JOURNAL",
            EngineRoom.journalUrl(work),
            "MAILFERRY_KEY_FILE",
            work.resolve("plan.key").toString(),
            "SPRING_CONFIG_ADDITIONAL_LOCATION",
            "file:" + written(settings));
  }

  static Stage set(Path root, Path folder) throws IOException {
    return new Stage(root, folder);
  }

  /** The worker's settings as a file, for those commands that read them. */
  private Path written(List<String> settings) throws IOException {
    return Files.write(
        work.resolve("stage.properties"),
        settings.stream()
            .filter(setting -> !setting.startsWith("--logging"))
            .map(setting -> setting.substring(2).replace("\\", "\\\\"))
            .toList());
  }

  /**
   * What a command said.
   *
   * @param code what it ended with
   * @param lines what it printed, data and words
   */
  record Said(int code, List<String> lines) {
    private static Said of(int code, String text) {
      return new Said(code, text.lines().map(String::stripTrailing).toList());
    }
  }

  /** Saves a file as a reader does. */
  void save(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines);
  }

  /** An operator's command, typed in the folder. */
  Said operator(List<String> arguments) {
    var said = new ByteArrayOutputStream();
    var screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    var code =
        Mailferry.run(
            new Environment(
                screen,
                screen,
                false,
                variables,
                folder,
                "operator",
                () -> simulator.clock().instant(),
                ZoneOffset.UTC),
            arguments.stream().map(this::inTheFolder).toArray(String[]::new));
    return Said.of(
        code, said.toString(StandardCharsets.UTF_8).replace(folder + java.io.File.separator, ""));
  }

  /** This process runs elsewhere, so a file of the folder is named in full. */
  private String inTheFolder(String word) {
    return word.endsWith(".csv") || word.endsWith(".yaml") || word.equals("reports")
        ? folder.resolve(word).toString()
        : word;
  }

  /** One of the programs that the launcher starts, as a process. */
  Said program(String type, List<String> arguments) throws IOException, InterruptedException {
    return ended(started(java(type, arguments)), false);
  }

  /** An operator's command as a process, interrupted with Ctrl-C once it has printed something. */
  Said interrupted(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(WITH_INTERRUPTS);
    command.addAll(java("io.mailferry.starter.Mailferry", arguments));
    return ended(started(command), true);
  }

  /** The launcher itself, for what it does without anything that was built. */
  Said launcher(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(root.resolve("mailferry").toString()));
    command.addAll(arguments);
    return ended(started(command), false);
  }

  private static List<String> java(String type, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                type));
    command.addAll(arguments);
    return command;
  }

  private Process started(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    var process = builder.start();
    closing.push(process::destroyForcibly);
    process.getOutputStream().close();
    return process;
  }

  private static Said ended(Process process, boolean interrupt)
      throws IOException, InterruptedException {
    var text = new StringBuilder();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var line = lines.readLine();
      if (interrupt && line != null) {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      }
      for (; line != null; line = lines.readLine()) {
        text.append(line).append('\n');
      }
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("it did not end: " + text);
    }
    return Said.of(process.exitValue(), text.toString());
  }

  /** A build that runs in the background ignores Ctrl-C, and what it starts would too. */
  private static final List<String> WITH_INTERRUPTS = withInterrupts();

  private static List<String> withInterrupts() {
    var env = List.of("env", "--default-signal=INT");
    try {
      var command = new ArrayList<>(env);
      command.add("true");
      return new ProcessBuilder(command).start().waitFor() == 0 ? env : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
