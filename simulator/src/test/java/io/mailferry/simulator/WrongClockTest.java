package io.mailferry.simulator;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers say of time, and do by it, whose clocks are wrong. */
class WrongClockTest {
  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  private Instant told(String property) {
    return Instant.parse(
        String.valueOf(
            Objects.requireNonNull(practice.statistics(Practice.ANNA).get(property), property)));
  }

  private void isAhead(Duration by) {
    practice.simulator.script().now().clockIsWrong(by, ofHours(12));
    practice.simulator.advance(Duration.ZERO);
  }

  @Test
  void timesAreToldAsItShowsThem() {
    isAhead(ofMinutes(20));

    practice.pull(Practice.ANNA, "TGT-DB01", "");

    assertThat(told("QueuedTimestamp")).isEqualTo(Practice.NOON.plus(ofMinutes(20)));
  }

  @Test
  void itIsRightAgainWhenTheTimeIsOver() {
    practice.simulator.script().now().clockIsWrong(ofMinutes(20), ofHours(1));
    practice.simulator.advance(ofHours(1));

    practice.pull(Practice.ANNA, "TGT-DB01", "");

    assertThat(told("QueuedTimestamp")).isEqualTo(Practice.NOON.plus(ofHours(1)));
  }

  @Test
  void aRequestCompletesWhenItShowsTheMoment() {
    var moment = Practice.NOON.plus(ofHours(6));
    for (var ahead : List.of(ofMinutes(20), ofMinutes(-20))) {
      try (var other = Practice.world()) {
        other.simulator.script().now().clockIsWrong(ahead, ofHours(12));
        other.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter " + moment);

        other.until(Practice.ANNA, "Completed");

        assertThat(
                Duration.between(
                    moment.minus(ahead), other.simulator.cutovers().getFirst().began()))
            .isBetween(Duration.ZERO, ofMinutes(10));
      }
    }
  }
}
