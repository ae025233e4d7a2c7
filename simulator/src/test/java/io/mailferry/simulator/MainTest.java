package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says instead of running a practice organisation. */
@Tag("process")
class MainTest {
  private record Said(int code, String out, String err) {}

  @TempDir Path folder;

  private Said typed(List<String> arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.mailferry.simulator.Main"));
    command.addAll(arguments);
    var out = folder.resolve("out").toFile();
    var err = folder.resolve("err").toFile();
    var process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it runs: " + Files.readString(out.toPath()));
    }
    return new Said(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesEveryOptionAndIsNoMistake(String help) throws Exception {
    var said = typed(List.of(help));

    assertThat(said.out())
        .startsWith("Usage: mailferry simulator")
        .contains(
            "--mailboxes",
            "--in-child-domains",
            "--local-mailboxes",
            "--seed",
            "--speed",
            "--ldap-base-port",
            "--http-port",
            "--bind",
            "--work",
            "--calm",
            "--faults demo");
    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "start",
        "--seed",
        "--mailboxes many",
        "--speed -1",
        "--faults none",
        "--http-port 99999",
        "--bind 192.0.2.1"
      })
  void whatIsNotUnderstoodIsNamedInOneLineWithTheUsage(String arguments) throws Exception {
    var said = typed(List.of(arguments.split(" ")));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("mailferry simulator: ")
        .contains(arguments.split(" ")[0], "Usage: mailferry simulator")
        .doesNotContain("\tat ");
    assertThat(said.out()).isEmpty();
  }
}
