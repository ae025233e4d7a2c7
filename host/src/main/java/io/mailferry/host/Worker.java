package io.mailferry.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A worker with the settings that it is given, and where it tells how it is.
 *
 * @param port where
 * @param temporal whose queues it serves
 */
record Worker(int port, Temporal temporal) {
  static final String NAME = "the worker";

  /** It lets what is under way end (docs/connect/settings.md, drain), and leaves Exchange. */
  static final Duration STOPS = Duration.ofSeconds(70);

  private static final Duration COMES_UP = Duration.ofMinutes(2);
  private static final Duration ANSWERS = Duration.ofSeconds(5);
  private static final int WELL = 200;

  void mustHaveItsPort() {
    Ports.mustBeFree(port, "the worker's health", "--worker-port");
  }

  /**
   * @param settings what it is given besides, asked for at each start
   */
  Part part(Folder folder, Programs programs, Supplier<List<String>> settings) {
    var log = folder.path("worker.log");
    var ours =
        List.of(
            "--spring.temporal.connection.target=" + temporal.address(),
            "--server.port=" + port,
            // Its own logging puts long files aside; what it prints before goes to the same.
            "--logging.file.name=" + log,
            "--logging.threshold.console=off");
    return new Part(
        NAME,
        () -> {
          mustHaveItsPort();
          return programs.worker(Settings.joined(ours, settings.get()));
        },
        log,
        null,
        STOPS);
  }

  String health() {
    return "http://127.0.0.1:" + port + "/actuator/health";
  }

  /** It says of itself that all is well. */
  Sign sign() {
    return new Sign(COMES_UP, this::isWell);
  }

  private boolean isWell() {
    try (var http = HttpClient.newHttpClient()) {
      var asked = HttpRequest.newBuilder(URI.create(health())).timeout(ANSWERS).build();
      return http.send(asked, BodyHandlers.discarding()).statusCode() == WELL;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
