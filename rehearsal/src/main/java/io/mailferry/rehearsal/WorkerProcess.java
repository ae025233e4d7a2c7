package io.mailferry.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, that can be killed without warning and started again. */
final class WorkerProcess implements AutoCloseable {
  private final List<String> command;
  private final Path log;
  private Process process;

  private WorkerProcess(List<String> command, Path log) throws IOException {
    this.command = command;
    this.log = log;
    this.process = launch();
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
    command.addAll(settings);
    return new WorkerProcess(command, log);
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ends it as {@code kill -9} does: nothing is saved, nothing is said. */
  void killAndStartAgain() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
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
