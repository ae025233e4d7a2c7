package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are those of a POSIX system")
class LeftBehindTest {
  @TempDir Path home;

  @Test
  void findsTheProcessThatAPartWas() throws Exception {
    try (var folder = Folder.take(home, "practice")) {
      var process = new ProcessBuilder("sleep", "60").start();
      try {
        LeftBehind.read(folder).note("Temporal", process.toHandle());

        assertThat(LeftBehind.read(folder).of("Temporal")).contains(process.toHandle());
        assertThat(LeftBehind.read(folder).of("the worker")).isEmpty();
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(LeftBehind.read(folder).of("Temporal")).isEmpty();
    }
  }

  @Test
  void takesNobodyElsesProcessForIt() throws IOException {
    try (var folder = Folder.take(home, "practice")) {
      var ours = ProcessHandle.current().pid();
      Files.writeString(
          folder.path("processes.json"),
          "{\"Temporal\":{\"pid\":" + ours + ",\"began\":\"2020-01-01T00:00:00Z\"}}");

      assertThat(LeftBehind.read(folder).of("Temporal")).isEmpty();
    }
  }

  @Test
  void knowsNothingWhenItWasBrokenOff() throws IOException {
    try (var folder = Folder.take(home, "practice")) {
      Files.writeString(folder.path("processes.json"), "{\"Temp");

      assertThat(LeftBehind.read(folder).of("Temporal")).isEmpty();
    }
  }
}
