package io.mailferry.host;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of this installation, as the launcher runs them.
 *
 * @param home where Mailferry is installed
 * @param temporal Temporal's command
 */
record Programs(Path home, Path temporal) {
  private static final List<String> BEFORE =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC");

  /**
   * Finds them.
   *
   * @throws CannotStart when the launcher found no Temporal, and said why
   */
  static Programs found() {
    var temporal = System.getProperty("mailferry.temporal.cli", "");
    if (temporal.isEmpty()) {
      throw new CannotStart(
          "there is no Temporal to start. Install Temporal's CLI, or run docker-compose.yml and a"
              + " worker instead: https://docs.temporal.io/cli/setup-cli");
    }
    return new Programs(
        Path.of(System.getProperty("mailferry.home", ".")).toAbsolutePath(), Path.of(temporal));
  }

  /** Somebody's settings for another Temporal mean nothing to this one. */
  static ProcessBuilder withoutOthersTemporal(ProcessBuilder program) {
    program.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
    return program;
  }

  List<String> worker(List<String> settings) {
    return java("worker", "io.mailferry.worker.MailferryWorker", settings);
  }

  List<String> practice(List<String> options) {
    return java("simulator", "io.mailferry.simulator.Main", options);
  }

  List<String> temporal(List<String> options) {
    return Stream.concat(Stream.of(temporal.toString()), options.stream()).toList();
  }

  private List<String> java(String room, String main, List<String> arguments) {
    var target = home.resolve(room).resolve("target");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(BEFORE);
    command.add("-cp");
    command.add(
        target.resolve("mailferry-" + room + "-0.1.0-SNAPSHOT.jar")
            + File.pathSeparator
            + target.resolve("lib")
            + File.separator
            + "*");
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
