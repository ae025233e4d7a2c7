package io.mailferry.activities.exchange.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.activities.fault.ErrorReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests and frames as docs/shell-protocol.md has them. */
final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  /** The one argument of a request's line. */
  static String argument(UUID id, ShellCommand command, Duration patience) {
    var request = new LinkedHashMap<String, Object>();
    request.put("id", id.toString());
    request.put("cmdlet", command.cmdlet());
    request.put("parameters", command.parameters());
    request.put("timeoutMs", patience.toMillis());
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(request));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("a parameter cannot be written as JSON", impossible);
    }
  }

  /**
   * The reply to this very request.
   *
   * @return empty when the text has no whole frame with that id
   */
  static Optional<ShellReply> reply(String text, UUID id) {
    return frame(text.lines().toList(), "MAILFERRY " + id).flatMap(body -> parsed(body, id));
  }

  private static Optional<String> frame(List<String> lines, String mark) {
    var begin = lines.lastIndexOf(mark + " BEGIN");
    if (begin < 0) {
      return Optional.empty();
    }
    var rest = lines.subList(begin + 1, lines.size());
    var end = rest.indexOf(mark + " END");
    return end < 0 ? Optional.empty() : Optional.of(String.join("", rest.subList(0, end)));
  }

  private static Optional<ShellReply> parsed(String base64, UUID id) {
    try {
      var reply = JSON.readTree(Base64.getDecoder().decode(base64));
      return id.toString().equals(reply.path("id").asText())
          ? Optional.of(read(reply))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException mangled) {
      return Optional.empty();
    }
  }

  private static ShellReply read(JsonNode reply) {
    var result = new ArrayList<JsonNode>();
    reply.path("result").forEach(result::add);
    return new ShellReply(
        result,
        texts(reply.path("warnings")),
        reply.path("ok").asBoolean() ? null : error(reply.path("error")),
        text(reply.path("server")));
  }

  /** An error as the script tells it. */
  static ErrorReport error(JsonNode error) {
    return new ErrorReport(
        error.path("fullyQualifiedErrorId").asText(""),
        error.path("reason").asText(""),
        error.path("message").asText(""),
        texts(error.path("innerTypes")));
  }

  /** An error that stands outside a frame, as base64. */
  static ErrorReport error(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return error(JSON.readTree(bytes));
    } catch (IOException | IllegalArgumentException mangled) {
      return new ErrorReport("", "", "its error could not be read", List.of());
    }
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
