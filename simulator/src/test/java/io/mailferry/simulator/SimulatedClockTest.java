package io.mailferry.simulator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.simulator.time.SimulatedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  @Test
  void whatIsDueHappensInTheOrderOfTimeAndSeesItsOwnTime() {
    try (var clock = SimulatedClock.manual(Practice.NOON)) {
      var seen = new ArrayList<Instant>();
      clock.after(ofMinutes(2), () -> seen.add(clock.instant()));
      clock.after(
          ofMinutes(1),
          () -> {
            seen.add(clock.instant());
            clock.after(ofSeconds(30), () -> seen.add(clock.instant()));
          });

      clock.advance(ofMinutes(5));

      assertThat(seen)
          .containsExactly(
              Practice.NOON.plusSeconds(60),
              Practice.NOON.plusSeconds(90),
              Practice.NOON.plusSeconds(120));
      assertThat(clock.instant()).isEqualTo(Practice.NOON.plusSeconds(300));
    }
  }

  @Test
  void timeStandsStillUntilItIsAdvancedAndNeverRunsBackwards() {
    try (var clock = SimulatedClock.manual(Practice.NOON)) {
      assertThat(clock.instant()).isEqualTo(Practice.NOON);
      assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(ofSeconds(-1)));
    }
  }

  @Test
  void anAcceleratedClockRunsByItself() throws InterruptedException {
    try (var clock = SimulatedClock.accelerated(Practice.NOON, 100_000)) {
      var happened = new CountDownLatch(1);
      clock.after(ofMinutes(10), happened::countDown);
      clock.start();

      assertThat(happened.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(clock.instant()).isAfter(Practice.NOON.plusSeconds(600));
    }
  }
}
