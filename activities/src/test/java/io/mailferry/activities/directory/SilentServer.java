package io.mailferry.activities.directory;

import io.mailferry.activities.directory.ControllerSettings.Security;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes every connection and never gives a whole answer, as a hung controller does. */
final class SilentServer implements AutoCloseable {
  /** What it does with a connection once it has it. */
  interface Manners {
    void treat(Socket connection) throws IOException, InterruptedException;
  }

  /** Says nothing at all. */
  static final Manners MUTE = _ -> {};

  private static final int PACE_MILLIS = 50;

  private final ServerSocket door;
  private final Manners manners;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();

  private SilentServer(Manners manners) {
    this.manners = manners;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Thread.ofVirtual().start(this::serve);
  }

  static SilentServer start(Manners manners) {
    return new SilentServer(manners);
  }

  /** Begins an answer, and adds a byte to it every now and then, for ever. */
  static Manners dripping(byte[] beginning) {
    return connection -> {
      var stream = connection.getOutputStream();
      stream.write(beginning);
      try (var pace = Executors.newSingleThreadScheduledExecutor()) {
        pace.scheduleAtFixedRate(
                () -> drip(stream), PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS)
            .get();
      } catch (ExecutionException closed) {
        // The one that was waiting has gone.
      }
    };
  }

  private static void drip(OutputStream stream) {
    try {
      stream.write(0);
      stream.flush();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  ControllerSettings settings(String name, Security security) {
    return new ControllerSettings(name, "127.0.0.1", door.getLocalPort(), security);
  }

  /** How many connections it has taken. */
  int taken() {
    return taken.size();
  }

  private void serve() {
    while (true) {
      try {
        var connection = door.accept();
        taken.add(connection);
        Thread.ofVirtual().start(() -> treat(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void treat(Socket connection) {
    try {
      manners.treat(connection);
    } catch (IOException | InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var connection : taken) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
