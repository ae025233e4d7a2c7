package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PowerShell 7 for tests, where this machine has one. */
final class PracticeShell {
  private static final String VARIABLE = "MAILFERRY_SHELL_EXECUTABLE";

  private PracticeShell() {}

  /** The program; without one the test is left out and says so, and on a build server it fails. */
  static Path program() {
    var found = find();
    var missing = "no PowerShell: set " + VARIABLE + " or put pwsh on the PATH";
    if (System.getenv("CI") != null) {
      assertThat(found).as(missing).isPresent();
    }
    assumeTrue(found.isPresent(), missing);
    return found.orElseThrow();
  }

  private static Optional<Path> find() {
    var stated = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
    if (!stated.isBlank()) {
      return Optional.of(Path.of(stated));
    }
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(Path.of(folder, "pwsh"), Path.of(folder, "pwsh.exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * What a script came to.
   *
   * @param code the exit code
   * @param lines standard output
   * @param errors standard error
   */
  record Said(int code, List<String> lines, String errors) {}

  /** Runs a script to its end, with more in its environment. */
  static Said run(Path folder, String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    var program = program();
    // With a mark, because Windows PowerShell takes a file without one for its own code page.
    var file = folder.resolve("trial.ps1");
    Files.writeString(file, "\uFEFF" + script);
    var errors = folder.resolve("errors.txt");
    var builder =
        new ProcessBuilder(program.toString(), "-NoLogo", "-NoProfile", "-File", file.toString())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      process.getOutputStream().close();
      var lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Said(process.exitValue(), lines, Files.readString(errors));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
