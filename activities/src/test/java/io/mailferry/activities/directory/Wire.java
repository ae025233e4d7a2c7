package io.mailferry.activities.directory;

import io.mailferry.activities.directory.ControllerSettings.Security;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a controller, on which connections can die without a sign, as in a firewall. */
final class Wire implements AutoCloseable {
  private final ServerSocket door;
  private final int controller;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private volatile int dead;

  private Wire(int controller) {
    this.controller = controller;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Thread.ofVirtual().start(this::serve);
  }

  static Wire to(TestController controller) {
    return new Wire(controller.port());
  }

  ControllerSettings settings(String name) {
    return new ControllerSettings(name, "127.0.0.1", door.getLocalPort(), Security.CLEAR);
  }

  /** What was connected so far carries nothing any more, and nobody is told. */
  void killsSilently() {
    dead = ends.size();
  }

  private void serve() {
    while (true) {
      try {
        var near = door.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), controller);
        var number = ends.size();
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> carry(number, near, far));
        Thread.ofVirtual().start(() -> carry(number, far, near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(int number, Socket from, Socket to) {
    var bytes = new byte[8_192];
    try {
      for (var read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        if (number >= dead) {
          to.getOutputStream().write(bytes, 0, read);
        }
      }
      to.close();
    } catch (IOException closed) {
      // The end of this connection.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var end : ends) {
        end.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
