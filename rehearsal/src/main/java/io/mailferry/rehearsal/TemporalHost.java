package io.mailferry.rehearsal;

import io.mailferry.workflows.SearchAttributes;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Temporal for the length of a rehearsal. */
public final class TemporalHost implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(40);

  private final String target;
  private final @Nullable String ui;
  private final Runnable stop;

  private TemporalHost(String target, @Nullable String ui, Runnable stop) {
    this.target = target;
    this.ui = ui;
    this.stop = stop;
  }

  /** Brings it up, or finds it up. */
  public static TemporalHost up(TemporalChoice choice, Path work) throws IOException {
    return switch (choice) {
      case TemporalChoice.Embedded _ -> embedded();
      case TemporalChoice.DevServer(var command) -> devServer(command, work);
      case TemporalChoice.Running(var target) -> running(target);
    };
  }

  private static TemporalHost embedded() throws IOException {
    var port = freePort();
    var server = TestServer.createPortBoundServer(port, true);
    return new TemporalHost("127.0.0.1:" + port, null, server::close);
  }

  private static TemporalHost running(String target) throws IOException {
    var colon = target.lastIndexOf(':');
    var port = colon < 0 ? -1 : Integer.parseInt(target.substring(colon + 1));
    if (!answers(target.substring(0, Math.max(colon, 0)), port)) {
      throw new IOException("nobody answers at " + target + "; is Temporal running there?");
    }
    return new TemporalHost(target, null, () -> {});
  }

  private static TemporalHost devServer(Path command, Path work) throws IOException {
    var port = freePort();
    var uiPort = freePort();
    var arguments =
        new ArrayList<>(
            List.of(
                command.toString(),
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
    for (var attribute : SearchAttributes.ALL) {
      arguments.add("--search-attribute");
      arguments.add(attribute.getName() + "=Keyword");
    }
    var log = work.resolve("temporal.log");
    Files.createDirectories(work);
    var process =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var gone = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(gone);
    var deadline = Instant.now().plus(START);
    while (!answers("127.0.0.1", port)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new IOException("Temporal's dev server did not come up; what it said is in " + log);
      }
      pause();
    }
    return new TemporalHost("127.0.0.1:" + port, "http://127.0.0.1:" + uiPort, () -> stop(process));
  }

  private static void stop(Process process) {
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

  private static boolean answers(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1_000);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for Temporal", e);
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Host and port. */
  public String target() {
    return target;
  }

  /** The address of its UI, if it has one. */
  Optional<String> ui() {
    return Optional.ofNullable(ui);
  }

  @Override
  public void close() {
    stop.run();
  }
}
