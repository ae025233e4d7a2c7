package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @Test
  void growUntilTheyAreLongEnough() {
    var pause = Duration.ZERO;
    var told = new StringBuilder();
    for (var death = 0; death < 8; death++) {
      pause = Pauses.USUAL.after(pause, AT_ONCE);
      told.append(pause.toSeconds()).append(' ');
    }
    assertThat(told.toString()).isEqualTo("1 2 4 8 16 30 30 30 ");
  }

  @Test
  void beginAgainAfterOneThatRanWell() {
    assertThat(Pauses.USUAL.after(Duration.ofSeconds(30), Duration.ofMinutes(2)))
        .isEqualTo(Duration.ofSeconds(1));
  }
}
