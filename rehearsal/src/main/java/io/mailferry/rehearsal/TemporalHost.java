package io.mailferry.rehearsal;

import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A Temporal for the length of a rehearsal. */
public final class TemporalHost implements AutoCloseable {
  private static final int LOWEST_PORT = 10_000;
  private static final int HIGHEST_PORT = 30_000;
  private static final int MOST_PORTS_TRIED = 100;

  private final String target;
  private final @Nullable String ui;
  private final Runnable stop;

  private TemporalHost(String target, @Nullable String ui, Runnable stop) {
    this.target = target;
    this.ui = ui;
    this.stop = stop;
  }

  /** Brings it up, or finds it up; one that is brought up forgets all when it ends. */
  public static TemporalHost up(TemporalChoice choice, Path work) throws IOException {
    return switch (choice) {
      case TemporalChoice.Embedded _ -> embedded();
      case TemporalChoice.DevServer(var command) ->
          devServer(DevServer.start(command, work, false));
      case TemporalChoice.Running(var target) -> running(target);
    };
  }

  /**
   * Brings the real dev server up with namespaces of these names; each is a Temporal of its own to
   * those who work in it.
   */
  public static TemporalHost up(TemporalChoice.DevServer choice, Path work, List<String> namespaces)
      throws IOException {
    return devServer(DevServer.start(choice.command(), work, false, namespaces));
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

  private static TemporalHost devServer(DevServer server) {
    return new TemporalHost(server.target(), server.ui(), server::close);
  }

  static boolean answers(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1_000);
      // Where nobody listens, a socket that happens to get this very port connects to itself.
      return socket.getLocalPort() != port;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * A port that is free, and that no connection going out is given meanwhile: those get higher ones
   * on every system in use.
   */
  static int freePort() throws IOException {
    IOException last = new IOException("no port was tried");
    for (var tried = 0; tried < MOST_PORTS_TRIED; tried++) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw last;
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
