package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks how to start a worker has not started one. */
class WorkerPromptTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int answered(String... typed) {
    return WorkerPrompt.answer(
            List.of(typed),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .orElse(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpTellsTheUsageAndStartsNothing(String help) {
    assertThat(answered("--server.port=0", help)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage: mailferry worker")
        .contains("--spring.config.additional-location=", "docs/connect/settings.md");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "start", "worker.yaml", "-v"})
  void whatIsNoSettingIsRefused(String strange) {
    assertThat(answered("--server.port=0", strange)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("mailferry worker: not understood: " + strange);
  }

  @Test
  void settingsStartAWorker() {
    assertThat(answered("--server.port=0", "--mailferry.drain=5s")).isEqualTo(-1);
    assertThat(answered()).isEqualTo(-1);
  }
}
