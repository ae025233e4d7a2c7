package io.mailferry.simulator.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that stay ours while nobody listens on them. */
final class Ports {
  // Below the range from which systems give ports to outgoing connections: otherwise a client's
  // own connection may sit on the port of a controller that is about to come back.
  private static final int LOWEST = 15_000;
  private static final int SPAN = 15_000;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  static int free(String address) {
    for (var i = 0; i < ATTEMPTS; i++) {
      var port = LOWEST + ThreadLocalRandom.current().nextInt(SPAN);
      if (isFree(address, port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port on " + address);
  }

  private static boolean isFree(String address, int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
