package io.mailferry.simulator;

import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A practice world whose time stands still, and commands in few words. */
final class Practice implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final String ANNA = "anna.berg@target.example";

  final Simulator simulator;

  Practice(SimulatorConfig.Builder config) {
    simulator = Simulator.start(config.manualClock(NOON).build());
  }

  static Practice world() {
    return new Practice(SimulatorConfig.builder().localMailboxes(2));
  }

  record Said(Map<String, @Nullable Object> reply) {
    boolean ok() {
      return Boolean.TRUE.equals(reply.get("ok"));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, @Nullable Object>> results() {
      var results = reply.get("result");
      return results == null ? List.of() : (List<Map<String, @Nullable Object>>) results;
    }

    @Nullable Object get(String property) {
      return results().getFirst().get(property);
    }

    @SuppressWarnings("unchecked")
    String error(String property) {
      var error = reply.get("error");
      return error == null
          ? ""
          : String.valueOf(((Map<String, @Nullable Object>) error).get(property));
    }

    String reason() {
      return error("reason");
    }

    String message() {
      return error("message");
    }
  }

  /** A command, its parameters written as a person would: {@code -Name value -Switch}. */
  Said say(String line) {
    return say(Organisation.TARGET, line);
  }

  Said say(Organisation organisation, String line) {
    var words = line.split(" ");
    return new Said(simulator.command(organisation, words[0], parameters(words)));
  }

  static Map<String, @Nullable Object> parameters(String... words) {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    var rest = new ArrayList<String>(List.of(words).subList(1, words.length));
    while (!rest.isEmpty()) {
      var name = rest.removeFirst().substring(1);
      var isSwitch = rest.isEmpty() || rest.getFirst().startsWith("-");
      parameters.put(name, isSwitch ? (Object) true : value(name, rest.removeFirst()));
    }
    return parameters;
  }

  private static @Nullable Object value(String name, String text) {
    if (text.equals("$null")) {
      return null;
    }
    if (text.equals("$false")) {
      return false;
    }
    if (text.equals("$true")) {
      return true;
    }
    return name.equals("RemoteCredential") ? Map.of("credential", text) : text;
  }

  Said pull(String identity, String database, String more) {
    return say(
        "New-MoveRequest -Identity "
            + identity
            + " -Remote -RemoteHostName mail.source.example -TargetDeliveryDomain target.example"
            + " -TargetDatabase "
            + database
            + " -BatchName mailferry/w1"
            + (more.isEmpty() ? "" : " " + more));
  }

  Said statistics(String identity) {
    return say("Get-MoveRequestStatistics -Identity " + identity);
  }

  String status(String identity) {
    return simulator.requestsOf(identity).getFirst().status();
  }

  String detail(String identity) {
    return simulator.requestsOf(identity).getFirst().statusDetail();
  }

  /** Lets time pass in small steps until the request shows this state. */
  void until(String identity, String statusOrDetail) {
    for (var i = 0; i < 20_000; i++) {
      if (status(identity).equals(statusOrDetail) || detail(identity).equals(statusOrDetail)) {
        return;
      }
      simulator.advance(Duration.ofSeconds(5));
    }
    throw new AssertionError(
        identity
            + " is "
            + status(identity)
            + "/"
            + detail(identity)
            + ", never "
            + statusOrDetail);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
