package io.mailferry.host;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the host sees of Temporal's command: a server that keeps a file, and orders. */
final class FakeTemporal {
  private FakeTemporal() {}

  /** Runs until it is ended; an order is taken at once. */
  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    if (!words.getFirst().equals("server")) {
      return;
    }
    Files.writeString(
        Path.of(after("--db-filename", words)),
        "Temporal wrote\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    var port = Integer.parseInt(after("--port", words));
    try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        server.accept().close();
      }
    }
  }

  private static String after(String option, List<String> words) {
    return words.get(words.indexOf(option) + 1);
  }
}
