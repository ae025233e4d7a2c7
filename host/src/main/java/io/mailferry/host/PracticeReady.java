package io.mailferry.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The line in which the practice organisation tells where everything is.
 *
 * @param line what it printed
 */
record PracticeReady(JsonNode line) {
  /** What a worker has by default (docs/connect/settings.md). */
  private static final Duration USUAL_AWAY = Duration.ofSeconds(30);

  /** What it told; empty until the line is whole. */
  static Optional<PracticeReady> in(Path file) {
    try {
      var text = Files.readString(file);
      return text.endsWith("\n")
          ? Optional.of(new PracticeReady(new ObjectMapper().readTree(text)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  String http() {
    return line.path("http").asText();
  }

  double speed() {
    return line.at("/clock/speed").asDouble();
  }

  /**
   * The usual time by Exchange's clock: how soon a silent controller is noticed follows from it.
   */
  private Duration away() {
    return Duration.ofMillis((long) (USUAL_AWAY.toMillis() / Math.max(1, speed())));
  }

  String password() {
    return line.at("/forests/Source/password").asText();
  }

  /** The settings of a worker that moves from its source forest to its target. */
  List<String> settings(Path passwordFile) {
    var settings = new ArrayList<String>();
    line.path("clock")
        .properties()
        .forEach(
            each ->
                settings.add(
                    "--mailferry.clock." + each.getKey() + "=" + each.getValue().asText()));
    line.path("forests")
        .properties()
        .forEach(
            each ->
                forest(
                    settings,
                    each.getKey().toLowerCase(Locale.ROOT),
                    each.getValue(),
                    passwordFile,
                    away()));
    var target = "--mailferry.organisations.target.";
    settings.add(target + "forest=target");
    settings.add(target + "far-forest=source");
    settings.add(target + "far.host-name=mail.source.example");
    settings.add(target + "far.delivery-domain=target.example");
    settings.add(target + "shell.executable=" + line.path("shell").asText());
    // The wave ends when its requests are removed; a day of that would be an hour here.
    settings.add("--mailferry.clean-up-delay=10m");
    return settings;
  }

  private static void forest(
      List<String> settings, String name, JsonNode forest, Path passwordFile, Duration away) {
    var prefix = "--mailferry.forests." + name + ".";
    settings.add(prefix + "name=" + forest.path("domain").asText());
    settings.add(prefix + "bind-account=" + forest.path("account").asText());
    settings.add(prefix + "password-file=" + passwordFile);
    settings.add(prefix + "allow-clear-text=true");
    // Exchange's time runs faster here, so a moment on the wire is minutes on a controller's clock.
    settings.add(prefix + "clock-tolerance=10h");
    settings.add(prefix + "away=" + away.toMillis() + "ms");
    var number = 0;
    for (var controller : forest.path("controllers")) {
      var at = prefix + "controllers[" + number++ + "].";
      settings.add(at + "name=" + controller.path("name").asText());
      settings.add(at + "host=" + controller.path("host").asText());
      settings.add(at + "port=" + controller.path("port").asText());
      settings.add(at + "security=clear");
    }
  }
}
