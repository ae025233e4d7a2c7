package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever keeps the demo up can reach it from another terminal. */
class KeptUpTest {
  private static final Path WORK = Path.of("/tmp/a demo");

  @Test
  void theSettingsToCopyNameAllThatACommandNeedsToKnow() {
    assertThat(Demo.settingsToCopy("127.0.0.1:7000", WORK, false))
        .containsExactly(
            "export MAILFERRY_TEMPORAL='127.0.0.1:7000'",
            "export MAILFERRY_JOURNAL='" + EngineRoom.journalUrl(WORK) + "'",
            "export MAILFERRY_KEY_FILE='" + WORK.resolve("plan.key").toAbsolutePath() + "'");
  }

  @Test
  void theyAreWrittenAsWindowsTakesThem() {
    assertThat(Demo.settingsToCopy("127.0.0.1:7000", WORK, true))
        .first()
        .isEqualTo("set \"MAILFERRY_TEMPORAL=127.0.0.1:7000\"");
  }
}
