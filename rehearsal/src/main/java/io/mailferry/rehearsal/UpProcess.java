package io.mailferry.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code mailferry up --practice}, as somebody types it, and the parts that it keeps. */
final class UpProcess implements AutoCloseable {
  private static final Duration COMES_UP = Duration.ofMinutes(5);
  private static final Duration STOPS = Duration.ofMinutes(2);
  private static final String UP = "Mailferry is up";

  private final List<String> command;
  private final Path folder;
  private final Path log;
  private final int temporalPort;
  private Process process;

  private UpProcess(List<String> command, Path folder, Path log, int temporalPort)
      throws IOException {
    this.command = command;
    this.folder = folder;
    this.log = log;
    this.temporalPort = temporalPort;
    this.process = launched();
    // A rehearsal that is broken off leaves nothing running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Starts it on free ports.
   *
   * @param home the folder of the project, where the launcher is
   * @param folder where its data are
   * @param log where goes what it says
   */
  static UpProcess start(Path home, Path folder, Path log, double speed) throws IOException {
    var port = TemporalHost.freePort();
    return new UpProcess(
        List.of(
            home.resolve("mailferry").toString(),
            "up",
            "--practice",
            "--speed",
            Double.toString(speed),
            "--folder",
            folder.toString(),
            "--temporal-port",
            Integer.toString(port),
            "--ui-port",
            Integer.toString(TemporalHost.freePort()),
            "--worker-port",
            Integer.toString(TemporalHost.freePort())),
        folder,
        log,
        port);
  }

  private Process launched() throws IOException {
    Files.deleteIfExists(log);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /**
   * Waits until it says that everything is up.
   *
   * @throws IOException when it ends, or does not say so in time
   */
  void awaitUp() throws IOException, InterruptedException {
    var deadline = Instant.now().plus(COMES_UP);
    while (!Files.readString(log).contains(UP)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IOException("mailferry up did not come up: " + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  /** Where its Temporal is. */
  String temporal() {
    return "127.0.0.1:" + temporalPort;
  }

  /** What its practice organisation told of itself. */
  JsonNode practice() throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve("practice.json")));
  }

  /** Ends one of its parts as {@code kill -9} does; false when it is not there just now. */
  boolean killPart(String part) {
    try {
      var noted = new ObjectMapper().readTree(Files.readString(folder.resolve("processes.json")));
      return ProcessHandle.of(noted.at("/" + part + "/pid").asLong())
          .map(ProcessHandle::destroyForcibly)
          .orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it itself so, and not its parts. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again after it was killed. */
  void startAgain() throws IOException {
    process = launched();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOPS.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
