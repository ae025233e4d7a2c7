package io.mailferry.rehearsal.handbook;

import io.mailferry.worker.settings.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** A worker's settings as the pages show them, bound as a worker binds them. */
final class Settings {
  /** What a page may set of the application around the worker. */
  private static final Set<String> OF_SPRING =
      Set.of(
          "spring.config.additional-location",
          "spring.config.import",
          "spring.temporal.connection.target",
          "spring.temporal.namespace",
          "spring.temporal.connection.enable-https",
          "spring.temporal.connection.api-key",
          "server.address",
          "server.port",
          "logging.file.name",
          "logging.level.io.mailferry");

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a whole file, which replaces what was there, or a part of one, which adds to it. */
  void add(List<String> yaml) throws IOException {
    var indented = indentation(yaml.getFirst());
    if (yaml.stream().anyMatch(line -> line.strip().equals("organisations:"))) {
      values.clear();
      path.clear();
      yaml.forEach(this::follow);
    }
    if (indented == 0) {
      values.putAll(flat(String.join("\n", yaml)));
      return;
    }
    var above = new StringBuilder();
    path.entrySet().stream()
        .filter(each -> each.getKey() < indented)
        .forEach(
            each -> above.append(" ".repeat(each.getKey())).append(each.getValue()).append(":\n"));
    values.putAll(flat(above + String.join("\n", yaml)));
  }

  /** The keys that are open at the end of the last whole file, by their indentation. */
  private final Map<Integer, String> path = new java.util.TreeMap<>();

  private void follow(String line) {
    var key = line.strip();
    if (key.isEmpty() || key.startsWith("#") || key.startsWith("-")) {
      return;
    }
    var indented = indentation(line);
    path.keySet().removeIf(each -> each >= indented);
    path.put(indented, key.substring(0, key.indexOf(':')));
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static Map<String, Object> flat(String yaml) throws IOException {
    var flat = new LinkedHashMap<String, Object>();
    for (var source :
        new YamlPropertySourceLoader()
            .load("page", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))) {
      var all = (EnumerablePropertySource<?>) source;
      for (var name : all.getPropertyNames()) {
        flat.put(name, all.getProperty(name));
      }
    }
    return flat;
  }

  /** What a worker would not take; nothing when it takes all. */
  Optional<String> refused() {
    for (var name : values.keySet()) {
      if (!name.startsWith("mailferry.") && !OF_SPRING.contains(name)) {
        return Optional.of("no setting that settings.md names: " + name);
      }
    }
    return refused(values);
  }

  private static Optional<String> refused(Map<String, Object> values) {
    try {
      new Binder(new MapConfigurationPropertySource(values))
          .bind(
              ConfigurationPropertyName.of("mailferry"),
              Bindable.of(WorkerSettings.class),
              new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
      return Optional.empty();
    } catch (BindException refused) {
      var cause = (Throwable) refused;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return Optional.of(refused.getMessage() + ": " + cause.getMessage());
    }
  }

  /** Whether there is a setting of this name. */
  static boolean knows(String name) {
    if (!name.startsWith("mailferry.")) {
      return OF_SPRING.contains(name);
    }
    return refused(Map.of(name, "")).filter(why -> why.contains("were left unbound")).isEmpty();
  }
}
