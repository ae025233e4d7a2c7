package io.mailferry.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker application, whole, as a service manager starts it. */
final class RunningWorker implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final Path log;

  private RunningWorker(ConfigurableApplicationContext context, Path log) {
    this.context = context;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder where it keeps what it writes
   * @param temporal the port of its Temporal, which may be down
   * @param settings more settings, or others
   */
  static RunningWorker start(Path folder, int temporal, String... settings) {
    var log = folder.resolve("worker.log");
    var all =
        new ArrayList<>(
            List.of(
                "--spring.temporal.connection.target=127.0.0.1:" + temporal,
                "--server.port=0",
                "--logging.threshold.console=OFF",
                "--logging.file.name=" + log,
                "--mailferry.key-file=" + folder.resolve("plan.key"),
                "--mailferry.journal.url=jdbc:h2:file:" + folder.resolve("journal"),
                "--mailferry.drain=10s"));
    for (var setting : settings) {
      // A setting that is given twice is a list to Spring Boot.
      all.removeIf(usual -> usual.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
      all.add(setting);
    }
    return new RunningWorker(
        new SpringApplicationBuilder(MailferryWorker.class)
            .registerShutdownHook(false)
            .run(all.toArray(String[]::new)),
        log);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The answer of an endpoint, whatever its status. */
  String get(String path) {
    return answer(path).body();
  }

  int status(String path) {
    return answer(path).statusCode();
  }

  private HttpResponse<String> answer(String path) {
    var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(30))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Everything it has logged. */
  String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
