package io.mailferry.simulator.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that stay ours while nobody listens on them. */
final class Ports {
  // Below the range from which systems give ports to outgoing connections: otherwise a client's
  // own connection may sit on the port of a controller that is about to come back.
  private static final int LOWEST = 15_000;
  private static final int SPAN = 15_000;
  private static final int ATTEMPTS = 200;

  /** Those on which somebody here is about to listen, or listens from time to time. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A port of this address that is nobody's; it is the caller's until it is given back. */
  static int free(String address) {
    for (var i = 0; i < ATTEMPTS; i++) {
      var port = LOWEST + ThreadLocalRandom.current().nextInt(SPAN);
      if (GIVEN.add(port)) {
        if (isFree(address, port)) {
          return port;
        }
        giveBack(port);
      }
    }
    throw new IllegalStateException("no free port on " + address);
  }

  static void giveBack(int port) {
    GIVEN.remove(port);
  }

  private static boolean isFree(String address, int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
