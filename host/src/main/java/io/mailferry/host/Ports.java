package io.mailferry.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ports of this machine. */
final class Ports {
  private static final int ANSWERS_WITHIN_MILLIS = 500;
  private static final int LOOKS_AGAIN_MILLIS = 100;

  private Ports() {}

  /**
   * @throws CannotStart when somebody else has it
   */
  static void mustBeFree(int port, String whose, String option) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      // It was free, and is again. Where a system lets two share it, the other one would answer.
    } catch (IOException e) {
      throw taken(port, whose, option);
    }
    if (answers(port)) {
      throw taken(port, whose, option);
    }
  }

  private static CannotStart taken(int port, String whose, String option) {
    return new CannotStart(
        "port "
            + port
            + ", which "
            + whose
            + " needs, is taken by another program; stop that, or name another port with "
            + option);
  }

  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWERS_WITHIN_MILLIS);
      // Where nobody listens, a socket that happens to get this very port connects to itself.
      return socket.getLocalPort() != port;
    } catch (IOException _) {
      return false;
    }
  }

  /** Waits until something holds; false when it does not in time. */
  static boolean await(Duration patience, BooleanSupplier holds) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOKS_AGAIN_MILLIS);
    }
    return true;
  }
}
