package io.mailferry.starter.command;

import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.starter.screen.Environment;
import io.mailferry.starter.screen.Output;
import io.mailferry.starter.screen.Screen;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a command works with: a screen, and the connections that options and environment name. */
public final class CommandContext implements AutoCloseable {
  private final GlobalOptions options;
  private final Screen screen;
  private @Nullable Connections connections;

  /** A context; nothing is read from the options before it is needed. */
  public CommandContext(Environment environment, GlobalOptions options) {
    this.options = options;
    this.screen = new Screen(environment, () -> options.output);
  }

  /** Where to show what was found. */
  public Screen screen() {
    return screen;
  }

  void print(Output output) {
    screen.print(output);
  }

  /** Says something to the person at the screen. */
  public void say(String sentence) {
    screen.say(sentence);
  }

  Instant now() {
    return screen.environment().clock().instant();
  }

  String user() {
    return screen.environment().user();
  }

  /** Opened when first needed, after the options have been read. */
  Connections connections() {
    if (connections == null) {
      connections = new Connections(settings());
    }
    return connections;
  }

  private ConnectionSettings settings() {
    var environment = screen.environment().variables();
    var key = environment.get("MAILFERRY_KEY_FILE");
    return new ConnectionSettings(
        options.temporal != null
            ? options.temporal
            : environment.getOrDefault("MAILFERRY_TEMPORAL", "127.0.0.1:7233"),
        options.namespace,
        options.journal != null ? options.journal : environment.get("MAILFERRY_JOURNAL"),
        environment.get("MAILFERRY_JOURNAL_USER"),
        () -> environment.getOrDefault("MAILFERRY_JOURNAL_PASSWORD", ""),
        options.keyFile != null
            ? options.keyFile
            : key == null || key.isBlank() ? null : Path.of(key),
        screen.environment().home().resolve(".mailferry"));
  }

  @Override
  public void close() {
    if (connections != null) {
      connections.close();
    }
  }
}
