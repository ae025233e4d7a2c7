package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Against a server that says one thing, whatever it is asked. */
class EndpointClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void readsTheDateOfARefusalWithoutSigningIn() throws IOException {
    assertThat(
            answered(
                "HTTP/1.1 401 Unauthorized",
                "WWW-Authenticate: Negotiate",
                "Date: Mon, 23 Nov 2026 12:06:00 GMT"))
        .isEqualTo(new ClockReading.Told("127.0.0.1", Duration.ofMillis(360_500)));
  }

  @Test
  void saysThatAnAnswerHasNoDateOrNoneThatCanBeRead() throws IOException {
    assertThat(answered("HTTP/1.1 403 Forbidden")).isInstanceOf(ClockReading.Untold.class);
    assertThat(answered("HTTP/1.1 403 Forbidden", "Date: noon"))
        .isInstanceOf(ClockReading.Untold.class);
  }

  @Test
  void saysWhyNobodyAnswered() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    assertThat(new EndpointClock(() -> NOON).read(address(port)))
        .asInstanceOf(type(ClockReading.Untold.class))
        .satisfies(untold -> assertThat(untold.why()).contains("ConnectException"));
  }

  private static ClockReading answered(String... lines) throws IOException {
    var words = String.join("\r\n", lines) + "\r\nContent-Length: 0\r\n\r\n";
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOne(server, words));
      return new EndpointClock(() -> NOON).read(address(server.getLocalPort()));
    }
  }

  private static void answerOne(ServerSocket server, String words) {
    try (var socket = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        // The head of the question, to its end.
      }
      socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException gone) {
      // Then the question fails, and the test with it.
    }
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/PowerShell/");
  }
}
