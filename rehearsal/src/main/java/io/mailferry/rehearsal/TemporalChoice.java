package io.mailferry.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which Temporal a rehearsal runs on. */
public sealed interface TemporalChoice {
  /**
   * The SDK's server, in this process; nothing survives it. It can lose a migration
   * (docs/develop/temporal.md), so it is for tests and benchmarks, and cannot be asked for.
   */
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
              + " good when a timer fires just as a signal cancels it. A real server does not.";
      case DevServer _, Running _ ->
          "The wave stands still, and should not. worker.log tells what the worker tried last.";
    };
  }

  /**
   * Reads the option; without one, the real dev server.
   *
   * @throws IllegalArgumentException when that is wanted and there is no such command, or it is no
   *     place
   */
  static TemporalChoice of(@Nullable String option) {
    if (option == null || option.equals("dev")) {
      return new DevServer(devServer());
    }
    if (!option.contains(":")) {
      throw new IllegalArgumentException("--temporal is dev or HOST:PORT, not " + option);
    }
    return new Running(option);
  }

  /** The real dev server where there is one, else the in-process one. */
  static TemporalChoice whatIsHere() {
    return command().<TemporalChoice>map(DevServer::new).orElseGet(Embedded::new);
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
                    "there is no Temporal to start. Install Temporal's CLI"
                        + " (https://docs.temporal.io/cli/setup-cli), or say where one runs:"
                        + " --temporal HOST:PORT"));
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
