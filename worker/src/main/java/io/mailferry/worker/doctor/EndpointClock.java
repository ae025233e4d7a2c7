package io.mailferry.worker.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Asks the web server of an Exchange endpoint for the time: the {@code Date} of its answer,
 * whatever that is. It refuses whoever does not sign in, and dates the refusal too.
 */
public final class EndpointClock {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final InstantSource clock;

  /**
   * @param clock what it is compared with
   */
  public EndpointClock(InstantSource clock) {
    this.clock = clock;
  }

  /** Asks; certificates are checked against Java's own trust store. */
  public ClockReading read(URI endpoint) {
    var host = endpoint.getHost();
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      var request =
          HttpRequest.newBuilder(endpoint)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .timeout(TIMEOUT)
              .build();
      var before = clock.instant();
      var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      var halfWay = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
      return date(answer.headers())
          .<ClockReading>map(date -> ClockReading.Told.of(host, date.toInstant(), halfWay))
          .orElseGet(() -> new ClockReading.Untold(host, "its web server did not date its answer"));
    } catch (IOException failed) {
      return new ClockReading.Untold(host, words(failed));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new ClockReading.Untold(host, "the wait was interrupted");
    }
  }

  private static Optional<ZonedDateTime> date(HttpHeaders headers) {
    try {
      return headers
          .firstValue("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static String words(IOException failed) {
    return failed.getMessage() == null
        ? failed.getClass().getSimpleName()
        : failed.getClass().getSimpleName() + ": " + failed.getMessage();
  }
}
