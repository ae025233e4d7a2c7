package io.mailferry.rehearsal;

import io.mailferry.workflows.SearchAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of Temporal's real dev server. */
final class DevServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(40);

  private static final String DATA = "temporal.db";
  private static final String COPY = "temporal-copy.db";

  /** SQLite keeps what it has not merged yet in files beside the database. */
  private static final List<String> ENDS = List.of("", "-wal", "-shm", "-journal");

  /** For queues with little in them, which one partition serves with fewer calls than four. */
  private static final List<String> MANY_SMALL_ONES =
      List.of(
          "--headless",
          "--dynamic-config-value",
          "matching.numTaskqueueReadPartitions=1",
          "--dynamic-config-value",
          "matching.numTaskqueueWritePartitions=1");

  private final List<String> command;
  private final List<String> attributes;
  private final int port;
  private final int uiPort;
  private final Path log;
  private volatile Process process;
  private boolean stopped;

  private DevServer(List<String> command, List<String> attributes, int port, int uiPort, Path log)
      throws IOException {
    this.command = List.copyOf(command);
    this.attributes = List.copyOf(attributes);
    this.port = port;
    this.uiPort = uiPort;
    this.log = log;
    this.process = launched(this.attributes);
    // Before it has come up: whoever stops this program meanwhile leaves nothing running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopForGood));
    waitUntilItIsUp(this.attributes);
  }

  /**
   * Starts it.
   *
   * @param keeps whether it keeps its data in a file of the work folder, so that they outlive it;
   *     then it comes without its UI, whose port somebody else may have when it is started again
   */
  static DevServer start(Path temporal, Path work, boolean keeps) throws IOException {
    return start(temporal, work, keeps, List.of());
  }

  /** The same with namespaces of these names besides the usual one, if any, and without its UI. */
  static DevServer start(Path temporal, Path work, boolean keeps, List<String> namespaces)
      throws IOException {
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
      arguments.addAll(List.of("--headless", "--db-filename", work.resolve(DATA).toString()));
    }
    if (!namespaces.isEmpty()) {
      arguments.addAll(MANY_SMALL_ONES);
    }
    namespaces.forEach(each -> arguments.addAll(List.of("--namespace", each)));
    var attributes =
        SearchAttributes.ALL.stream()
            .flatMap(each -> Stream.of("--search-attribute", each.getName() + "=Keyword"))
            .toList();
    Files.createDirectories(work);
    return new DevServer(arguments, attributes, port, uiPort, work.resolve("temporal.log"));
  }

  private synchronized void stopForGood() {
    stopped = true;
    process.destroyForcibly();
  }

  private synchronized void launchAgain(List<String> attributes) throws IOException {
    if (stopped) {
      throw new IOException("this program ends, and starts no Temporal any more");
    }
    process = launched(attributes);
  }

  private void startAgain(List<String> attributes) throws IOException {
    launchAgain(attributes);
    waitUntilItIsUp(attributes);
  }

  private void waitUntilItIsUp(List<String> attributes) throws IOException {
    var deadline = Instant.now().plus(START);
    while (!TemporalHost.answers("127.0.0.1", port) || !process.isAlive()) {
      if (Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new IOException("Temporal's dev server did not come up; what it said is in " + log);
      }
      pause();
      if (!process.isAlive()) {
        // A port that was free a moment ago may be somebody's for a moment.
        launchAgain(attributes);
      }
    }
  }

  private Process launched(List<String> attributes) throws IOException {
    return new ProcessBuilder(Stream.concat(command.stream(), attributes.stream()).toList())
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
    startAgain(attributes);
  }

  /** Ends it so, and starts it with an empty database, which knows no search attribute of ours. */
  void loseEverythingAndStartAgain() throws IOException {
    process.destroyForcibly().onExit().join();
    for (var end : ENDS) {
      Files.deleteIfExists(log.resolveSibling(DATA + end));
    }
    startAgain(List.of());
  }

  /** Ends it so, keeps a copy of its data, and starts it again. */
  void copyAndStartAgain() throws IOException {
    process.destroyForcibly().onExit().join();
    copy(DATA, COPY);
    startAgain(attributes);
  }

  /** Ends it so, and starts it with the data of {@link #copyAndStartAgain}. */
  void restoreAndStartAgain() throws IOException {
    process.destroyForcibly().onExit().join();
    copy(COPY, DATA);
    startAgain(attributes);
  }

  private void copy(String from, String to) throws IOException {
    for (var end : ENDS) {
      var source = log.resolveSibling(from + end);
      var target = log.resolveSibling(to + end);
      if (Files.exists(source)) {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(target);
      }
    }
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
