package io.mailferry.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program, as an operator would at a prompt. */
public final class Tool {
  private static final long PATIENCE_SECONDS = 120;

  private Tool() {}

  /**
   * What a program said.
   *
   * @param code its exit code
   * @param output its standard output and error
   */
  public record Said(int code, String output) {}

  /** Runs it with more in its environment. */
  public static Said run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    // Into a file: whoever reads a pipe to its end waits for ever on a command that never ends.
    var output = Files.createTempFile("said", ".txt");
    try {
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(command + " did not end within " + PATIENCE_SECONDS + " seconds");
      }
      return new Said(
          process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
