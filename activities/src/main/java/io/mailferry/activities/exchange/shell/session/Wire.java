package io.mailferry.activities.exchange.shell.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.RecipientScope;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.SessionCmdlets.ParameterSet;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.fault.ErrorReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests and replies as docs/develop/shell-protocol.md has them. */
final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  /**
   * The line that connects a session.
   *
   * @param scope whose recipients it is to see
   */
  static String connect(UUID id, Connection connection, RecipientScope scope, long owner) {
    var request = request(id, "connect");
    request.put("owner", owner);
    request.put("connection", fields(connection, scope));
    return line(request);
  }

  private static Map<String, @Nullable Object> fields(Connection connection, RecipientScope scope) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    switch (connection) {
      case Connection.Remote(var endpoint, var authentication, var credential) -> {
        fields.put("kind", "remote");
        fields.put("uri", endpoint.toString());
        fields.put("authentication", authentication.word());
        fields.put("credential", credential == null ? null : credential.text());
      }
      case Connection.Module(var path) -> {
        fields.put("kind", "module");
        fields.put("path", path.toString());
      }
      case Connection.OverSsh(var host, var subsystem) -> {
        fields.put("kind", "ssh");
        fields.put("host", host);
        fields.put("subsystem", subsystem);
      }
      case Connection.Ready _ -> fields.put("kind", "ready");
    }
    switch (scope) {
      case AS_OPENED -> {}
      case ENTIRE_FOREST -> fields.put("entireForest", true);
    }
    return fields;
  }

  /**
   * The line that has one command carried out.
   *
   * @throws IllegalArgumentException when a parameter is of no kind that the protocol knows, or a
   *     text has a NUL, another control character or half a character in it, which no shell can be
   *     given unharmed
   */
  static String call(UUID id, ShellCommand command) {
    var request = request(id, "call");
    request.put("cmdlet", command.cmdlet());
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    command.parameters().forEach((name, value) -> parameters.put(name, marked(name, value)));
    request.put("parameters", parameters);
    return line(request);
  }

  private static Map<String, @Nullable Object> request(UUID id, String verb) {
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("id", id.toString());
    request.put("verb", verb);
    return request;
  }

  /** A text goes with a mark before it, or a shell takes one that looks like a date for a date. */
  private static @Nullable Object marked(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case NullNode _ -> null;
      case String text -> "=" + whole(name, text);
      case Boolean flag -> flag;
      case Integer number -> number;
      case Long number -> number;
      case List<?> list -> list.stream().map(each -> marked(name, each)).toList();
      case Map<?, ?> map -> {
        var marked = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, each) -> marked.put(key, marked(name, each)));
        yield marked;
      }
      default ->
          throw new IllegalArgumentException(
              "parameter " + name + " is a " + value.getClass().getSimpleName());
    };
  }

  private static String whole(String name, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("parameter " + name + " has a NUL character in it");
    }
    if (text.chars().anyMatch(Wire::isNoText)) {
      throw new IllegalArgumentException("parameter " + name + " has a control character in it");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("parameter " + name + " has half a character in it");
    }
    return text;
  }

  /** What XML, in which a remote session speaks, cannot write. */
  private static boolean isNoText(int letter) {
    return (letter < ' ' && "\t\r\n".indexOf(letter) < 0) || letter >= 0xFFFE;
  }

  private static String line(Map<String, @Nullable Object> request) {
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(request));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("a request cannot be written as JSON", impossible);
    }
  }

  /**
   * The reply to a command in a frame's body, if it is a whole one to this very request. One that
   * tells of no error and of no result either is none: it would look like nothing there.
   */
  static Optional<ShellReply> reply(String body, UUID id) {
    return read(body, id)
        .filter(reply -> failed(reply) || reply.path("result").isArray())
        .map(Wire::reply);
  }

  /** Why no session was opened, in the body of the answer to {@link #connect}. */
  static Optional<ErrorReport> refusal(String body, UUID id) {
    return read(body, id).filter(Wire::failed).map(reply -> error(reply.path("error")));
  }

  private static boolean failed(JsonNode reply) {
    return !reply.path("ok").asBoolean() || reply.hasNonNull("error");
  }

  /** What a session offers, in the body of its answer to {@link #connect}. */
  static Optional<SessionInfo> sessionInfo(String body, UUID id) {
    return read(body, id).map(Wire::sessionInfo);
  }

  private static Optional<JsonNode> read(String body, UUID id) {
    try {
      // All at once: a decoding stream takes five times as long for a large answer.
      var reply = JSON.readTree(Base64.getDecoder().decode(body));
      return reply != null && id.toString().equals(reply.path("id").asText())
          ? Optional.of(reply)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException mangled) {
      return Optional.empty();
    }
  }

  private static ShellReply reply(JsonNode reply) {
    var result = new ArrayList<JsonNode>();
    reply.path("result").forEach(result::add);
    return new ShellReply(
        result,
        texts(reply.path("warnings")),
        failed(reply) ? error(reply.path("error")) : null,
        text(reply.path("server")),
        reply.path("elapsedMs").asDouble());
  }

  private static SessionInfo sessionInfo(JsonNode reply) {
    var cmdlets = new LinkedHashMap<String, List<ParameterSet>>();
    reply
        .path("cmdlets")
        .forEach(cmdlet -> cmdlets.put(cmdlet.path("name").asText(), sets(cmdlet.path("sets"))));
    return new SessionInfo(
        new SessionCmdlets(cmdlets),
        text(reply.path("server")),
        text(reply.path("shell").path("version")),
        text(reply.path("shell").path("edition")),
        text(reply.path("account")));
  }

  private static List<ParameterSet> sets(JsonNode sets) {
    var all = new ArrayList<ParameterSet>();
    for (var set : sets) {
      var mandatory = new LinkedHashMap<String, Boolean>();
      set.path("parameters")
          .forEach(
              each ->
                  mandatory.put(each.path("name").asText(), each.path("mandatory").asBoolean()));
      all.add(new ParameterSet(mandatory));
    }
    return all;
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
