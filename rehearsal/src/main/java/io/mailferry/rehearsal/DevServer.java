package io.mailferry.rehearsal;

import io.mailferry.workflows.SearchAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of Temporal's real dev server. */
final class DevServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(40);

  private final List<String> command;
  private final int port;
  private final int uiPort;
  private final Path log;
  private volatile Process process;

  private DevServer(List<String> command, int port, int uiPort, Path log) throws IOException {
    this.command = List.copyOf(command);
    this.port = port;
    this.uiPort = uiPort;
    this.log = log;
    this.process = comeUp();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /**
   * Starts it.
   *
   * @param keeps whether it keeps its data in a file of the work folder, so that they outlive it;
   *     then it comes without its UI, whose port somebody else may have when it is started again
   */
  static DevServer start(Path temporal, Path work, boolean keeps) throws IOException {
    var port = TemporalHost.freePort();
    var uiPort = TemporalHost.freePort();
    var arguments =
        new ArrayList<>(
            List.of(
                temporal.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(uiPort),
                "--log-level",
                "error"));
    if (keeps) {
      arguments.addAll(
          List.of("--headless", "--db-filename", work.resolve("temporal.db").toString()));
    }
    for (var attribute : SearchAttributes.ALL) {
      arguments.add("--search-attribute");
      arguments.add(attribute.getName() + "=Keyword");
    }
    Files.createDirectories(work);
    return new DevServer(arguments, port, uiPort, work.resolve("temporal.log"));
  }

  private Process comeUp() throws IOException {
    var deadline = Instant.now().plus(START);
    var started = launched();
    while (!TemporalHost.answers("127.0.0.1", port)) {
      if (Instant.now().isAfter(deadline)) {
        started.destroyForcibly();
        throw new IOException("Temporal's dev server did not come up; what it said is in " + log);
      }
      pause();
      if (!started.isAlive()) {
        // A port that was free a moment ago may be somebody's for a moment.
        started = launched();
      }
    }
    return started;
  }

  private Process launched() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for Temporal", e);
    }
  }

  String target() {
    return "127.0.0.1:" + port;
  }

  String ui() {
    return "http://127.0.0.1:" + uiPort;
  }

  /** Ends it as {@code kill -9} does, and starts it again. */
  void killAndStartAgain() throws IOException {
    process.destroyForcibly().onExit().join();
    process = comeUp();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
