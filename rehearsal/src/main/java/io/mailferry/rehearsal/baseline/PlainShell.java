package io.mailferry.rehearsal.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A shell of the practice organisation: its commands meet the faults that all commands meet. */
final class PlainShell implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI commands;
  private final HttpClient http = HttpClient.newHttpClient();

  PlainShell(String address) {
    commands = URI.create(address + "/commands");
  }

  /** The results of a command; empty when it was refused, or no whole answer came. */
  Optional<JsonNode> run(String cmdlet, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    var request =
        Map.of("id", "old", "verb", "call", "cmdlet", cmdlet, "parameters", marked(parameters));
    var answer =
        http.send(
            HttpRequest.newBuilder(commands)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the simulator does not understand " + cmdlet + ": " + new String(answer.body(), UTF_8));
    }
    if (!answer.headers().firstValue("X-Manner").filter("WHOLE"::equals).isPresent()) {
      return Optional.empty();
    }
    var reply = JSON.readTree(answer.body());
    return reply.path("ok").asBoolean() ? Optional.of(reply.path("result")) : Optional.empty();
  }

  /** The shell protocol has a mark before each text (docs/develop/shell-protocol.md). */
  private static Map<String, Object> marked(Map<String, Object> parameters) {
    var marked = new LinkedHashMap<String, Object>();
    parameters.forEach(
        (name, value) -> marked.put(name, value instanceof String text ? "=" + text : value));
    return marked;
  }

  @Override
  public void close() {
    http.close();
  }
}
