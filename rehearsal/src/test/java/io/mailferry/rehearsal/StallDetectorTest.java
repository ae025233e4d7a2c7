package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StallDetector stillness = new StallDetector(Duration.ofMinutes(2));

  @Test
  void lastsOnceACountHasNotChangedForTooLong() {
    assertThat(stillness.lastsAt(NOON, 7)).isFalse();
    assertThat(stillness.lastsAt(NOON.plusSeconds(119), 7)).isFalse();
    assertThat(stillness.lastsAt(NOON.plusSeconds(120), 7)).isTrue();
  }

  @Test
  void beginsAnewWithEachOtherCount() {
    assertThat(stillness.lastsAt(NOON, 0)).isFalse();
    assertThat(stillness.lastsAt(NOON.plusSeconds(119), 1)).isFalse();
    assertThat(stillness.lastsAt(NOON.plusSeconds(238), 1)).isFalse();
    assertThat(stillness.lastsAt(NOON.plusSeconds(239), 1)).isTrue();
  }
}
