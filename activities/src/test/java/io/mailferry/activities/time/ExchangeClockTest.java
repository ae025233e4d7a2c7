package io.mailferry.activities.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeClockTest {
  private static final Instant HERE = Instant.parse("2026-03-06T20:00:00Z");
  private static final Instant THERE = Instant.parse("2030-01-01T00:00:00Z");

  private static ExchangeClock after(Duration passed, double speed) {
    return ExchangeClock.accelerated(InstantSource.fixed(HERE.plus(passed)), HERE, THERE, speed);
  }

  @Test
  void beginsWhereExchangeBegins() {
    assertThat(after(Duration.ZERO, 480).instant()).isEqualTo(THERE);
  }

  @ParameterizedTest
  @CsvSource({"1, PT10S, PT10S", "60, PT10S, PT10M", "480, PT1.5S, PT12M", "1.5, PT4S, PT6S"})
  void runsFasterThanTheWorld(double speed, Duration here, Duration there) {
    assertThat(after(here, speed).instant()).isEqualTo(THERE.plus(there));
  }

  @Test
  void runsBackwardsBeforeItsBeginning() {
    assertThat(after(Duration.ofSeconds(-1), 60).instant())
        .isEqualTo(THERE.minus(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource({"1, PT1M, PT1M", "60, PT1M, PT1S", "480, PT6H, PT45S", "1.5, PT3S, PT2S"})
  void waitsAccordinglyShorter(double speed, Duration there, Duration here) {
    assertThat(after(Duration.ZERO, speed).toWaitHere(there)).isEqualTo(here);
  }

  @Test
  void waitsAtLeastAMoment() {
    assertThat(after(Duration.ZERO, 100_000).toWaitHere(Duration.ofMinutes(1)))
        .isEqualTo(Duration.ofMillis(100));
    assertThat(after(Duration.ZERO, 1).toWaitHere(Duration.ZERO)).isPositive();
  }

  @Test
  void isTheWorldsOwnClockInProduction() {
    var before = Instant.now();

    assertThat(ExchangeClock.REAL.instant()).isBetween(before, Instant.now().plusSeconds(1));
    assertThat(ExchangeClock.REAL.toWaitHere(Duration.ofHours(6))).isEqualTo(Duration.ofHours(6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN})
  void neverRunsSlowerThanTheWorld(double speed) {
    assertThatThrownBy(() -> after(Duration.ZERO, speed))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
