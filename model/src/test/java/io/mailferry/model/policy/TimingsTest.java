package io.mailferry.model.policy;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingsTest {
  /** A wait of three hours is not looked at 180 times: each look adds to a history. */
  @Test
  void settleForLongerWithNoMoreLooks() {
    var slow = Timings.DEFAULT.settlingFor(ofHours(3));

    assertThat(slow.settle()).isEqualTo(ofHours(3));
    assertThat(slow.settleLook()).isEqualTo(ofMinutes(12));
    assertThat(slow.settle().dividedBy(slow.settleLook()))
        .isEqualTo(Timings.DEFAULT.settle().dividedBy(Timings.DEFAULT.settleLook()));
    assertThat(slow.betweenResumes()).isEqualTo(Timings.DEFAULT.betweenResumes());
  }

  @Test
  void settleForNoLessThanExchangeItselfMayTake() {
    assertThat(Timings.DEFAULT.settlingFor(ofMinutes(3))).isEqualTo(Timings.DEFAULT);
  }
}
