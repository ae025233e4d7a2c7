package io.mailferry.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, that can be killed without warning and started again. */
final class WorkerProcess implements AutoCloseable {
  private static final Duration COMING_UP = Duration.ofMinutes(2);

  private final List<String> command;
  private final Path log;
  private final URI health;
  private volatile Process process;

  private WorkerProcess(List<String> command, Path log, int port) throws IOException {
    this.command = command;
    this.log = log;
    this.health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    this.process = launch();
    // It may not outlive a rehearsal that is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /** Starts a worker with these settings, on the class path of this process. */
  static WorkerProcess start(List<String> settings, Path log) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.mailferry.worker.MailferryWorker"));
    var port = TemporalHost.freePort();
    settings.stream()
        .filter(setting -> !setting.startsWith("--server.port="))
        // What it says goes to its own log, all of it.
        .filter(setting -> !setting.startsWith("--logging."))
        .forEach(command::add);
    command.add("--server.port=" + port);
    return new WorkerProcess(command, log, port);
  }

  /**
   * Waits until it says of itself that all is well: it takes tasks from its queues, and a shell
   * stands open.
   *
   * @throws IOException when it does not come up, or ends
   */
  void awaitService() throws IOException, InterruptedException {
    var deadline = Instant.now().plus(COMING_UP);
    try (var http = HttpClient.newHttpClient()) {
      while (!isWell(http)) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IOException("the worker did not come up; what it said is in " + log);
        }
        Thread.sleep(200);
      }
    }
  }

  private boolean isWell(HttpClient http) throws InterruptedException {
    try {
      return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ends it as {@code kill -9} does: nothing is saved, nothing is said. */
  void killAndStartAgain() throws IOException, InterruptedException {
    kill();
    startAgain();
  }

  /** The same, and nobody works until it is started again. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts it after it was killed. */
  void startAgain() throws IOException {
    process = launch();
  }

  /**
   * Tells it to stop, as a service manager does, and starts it again when it has.
   *
   * @return whether it stopped by itself within two minutes
   */
  boolean stopAndStartAgain() throws IOException, InterruptedException {
    process.destroy();
    var stopped = process.waitFor(2, TimeUnit.MINUTES);
    killAndStartAgain();
    return stopped;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(15, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
