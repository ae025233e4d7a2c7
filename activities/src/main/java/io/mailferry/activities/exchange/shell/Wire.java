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
import java.util.Map;
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
    request.put("verb", "call");
    request.put("cmdlet", command.cmdlet());
    request.put("parameters", command.parameters());
    request.put("timeoutMs", patience.toMillis());
    return base64(request);
  }

  /** What a session said when it was connected. */
  record Connected(SessionCmdlets cmdlets, @Nullable String server, @Nullable ErrorReport error) {}

  /** The one argument of the line that connects a session. */
  static String connect(UUID id, Connection connection, Duration patience) {
    var request = new LinkedHashMap<String, Object>();
    request.put("id", id.toString());
    request.put("verb", "connect");
    request.put("timeoutMs", patience.toMillis());
    request.put("owner", ProcessHandle.current().pid());
    request.put("connection", connection(connection));
    return base64(request);
  }

  private static Map<String, Object> connection(Connection connection) {
    return switch (connection) {
      case Connection.Remote remote -> {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", "remote");
        fields.put("uri", remote.endpoint().toString());
        fields.put("authentication", remote.authentication().word());
        if (remote.credential() != null) {
          fields.put("credential", remote.credential().text());
        }
        yield fields;
      }
      case Connection.Module(var path) -> Map.of("kind", "module", "path", path.toString());
      case Connection.OverSsh(var host, var subsystem) ->
          Map.of("kind", "ssh", "host", host, "subsystem", subsystem);
      case Connection.Ready _ -> Map.of("kind", "ready");
    };
  }

  /** The reply to this very request to connect. */
  static Optional<Connected> connected(String text, UUID id) {
    return frame(text.lines().toList(), "MAILFERRY " + id)
        .flatMap(body -> json(body, id))
        .map(
            reply ->
                new Connected(
                    cmdlets(reply.path("cmdlets")),
                    text(reply.path("server")),
                    reply.path("ok").asBoolean() ? null : error(reply.path("error"))));
  }

  private static SessionCmdlets cmdlets(JsonNode list) {
    var cmdlets = new LinkedHashMap<String, List<SessionCmdlets.ParameterSet>>();
    for (var cmdlet : list) {
      var sets = new ArrayList<SessionCmdlets.ParameterSet>();
      for (var set : cmdlet.path("sets")) {
        var mandatory = new LinkedHashMap<String, Boolean>();
        for (var parameter : set.path("parameters")) {
          mandatory.put(parameter.path("name").asText(), parameter.path("mandatory").asBoolean());
        }
        sets.add(new SessionCmdlets.ParameterSet(mandatory));
      }
      cmdlets.put(cmdlet.path("name").asText(), sets);
    }
    return new SessionCmdlets(cmdlets);
  }

  private static String base64(Map<String, Object> request) {
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
    return frame(text.lines().toList(), "MAILFERRY " + id)
        .flatMap(body -> json(body, id))
        .map(Wire::read);
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

  private static Optional<JsonNode> json(String base64, UUID id) {
    try {
      var reply = JSON.readTree(Base64.getDecoder().decode(base64));
      return id.toString().equals(reply.path("id").asText())
          ? Optional.of(reply)
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

  private static ErrorReport error(JsonNode error) {
    return new ErrorReport(
        error.path("fullyQualifiedErrorId").asText(""),
        error.path("reason").asText(""),
        error.path("message").asText(""),
        texts(error.path("innerTypes")));
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
