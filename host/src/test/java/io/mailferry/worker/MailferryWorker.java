package io.mailferry.worker;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the host sees of a worker: it writes to its journal, and says that it is well. */
public final class MailferryWorker {
  private MailferryWorker() {}

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws Exception {
    var journal =
        setting(arguments, "mailferry.journal.url")
            .replaceFirst("^jdbc:h2:file:", "")
            .split(";")[0];
    Files.writeString(
        Path.of(journal + ".mv.db"),
        "a worker wrote\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    var port = Integer.parseInt(setting(arguments, "server.port"));
    var health =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    health.createContext(
        "/actuator/health",
        asked -> {
          asked.sendResponseHeaders(200, -1);
          asked.close();
        });
    health.start();
  }

  private static String setting(String[] arguments, String name) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith("--" + name + "="))
        .map(argument -> argument.substring(name.length() + 3))
        .findFirst()
        .orElseThrow();
  }
}
