package io.mailferry.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's server for one machine, whose data outlive it in a file.
 *
 * @param port where it listens
 * @param uiPort where its pages are
 */
record Temporal(int port, int uiPort) {
  static final String NAME = "Temporal";

  private static final String LOOPBACK = "127.0.0.1";

  /** As long as docker-compose.yml keeps what has ended; Temporal's own default here is a day. */
  private static final String RETENTION = "30d";

  private static final Duration COMES_UP = Duration.ofSeconds(60);
  private static final Duration STOPS = Duration.ofSeconds(15);
  private static final Duration TAKES_AN_ORDER = Duration.ofSeconds(20);

  void mustHaveItsPorts() {
    Ports.mustBeFree(port, NAME, "--temporal-port");
    Ports.mustBeFree(uiPort, "the Temporal UI", "--ui-port");
  }

  Part part(Folder folder, Programs programs) {
    var command =
        programs.temporal(
            List.of(
                "server",
                "start-dev",
                "--ip",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(uiPort),
                "--db-filename",
                folder.path("temporal.db").toString(),
                "--log-level",
                "error"));
    return new Part(
        NAME,
        () -> {
          // Whoever has its port would be taken for it.
          mustHaveItsPorts();
          return command;
        },
        folder.path("temporal.log"),
        null,
        STOPS);
  }

  Sign sign() {
    return new Sign(COMES_UP, () -> Ports.answers(port));
  }

  /**
   * Lets what has ended be read as long as on a server of production.
   *
   * @return whether it was taken
   */
  boolean keepsWhatHasEnded(Folder folder, Programs programs) throws InterruptedException {
    try {
      var order =
          Programs.withoutOthersTemporal(
                  new ProcessBuilder(
                      Alone.in(
                          programs.temporal(
                              List.of(
                                  "operator",
                                  "namespace",
                                  "update",
                                  "--disable-config-file",
                                  "--disable-config-env",
                                  "--namespace",
                                  "default",
                                  "--retention",
                                  RETENTION,
                                  "--address",
                                  address())))))
              .redirectErrorStream(true)
              .redirectOutput(folder.path("temporal-namespace.log").toFile())
              .start();
      if (order.waitFor(TAKES_AN_ORDER.toSeconds(), TimeUnit.SECONDS)) {
        return order.exitValue() == 0;
      }
      order.destroyForcibly();
      return false;
    } catch (IOException _) {
      return false;
    }
  }

  String address() {
    return LOOPBACK + ":" + port;
  }

  String ui() {
    return "http://" + LOOPBACK + ":" + uiPort;
  }
}
