package io.mailferry.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.moves.MoveTimings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingLoopTest {
  private static final long SEED = 1;
  private static final MoveTimings FAST = MoveTimings.usual().copying(2_000L << 20);

  @Test
  void doesTheSameJob() {
    var toll = PollingLoop.run(3, SEED, FAST, Duration.ofHours(1));

    assertThat(toll.counts().moveRequestsCreated()).isEqualTo(3);
    assertThat(toll.counts().duplicateRequests()).isZero();
    assertThat(toll.counts().wrongParameterSets()).isZero();
    assertThat(toll.counts().commands("Set-MoveRequest")).isEqualTo(3);
    assertThat(toll.counts().commands("Remove-MoveRequest")).isEqualTo(3);
  }

  @Test
  void holdsTheCutover() {
    var toll = PollingLoop.run(1, SEED, FAST, Duration.ofHours(2));

    assertThat(toll.took()).isGreaterThan(Duration.ofHours(2)).isLessThan(Duration.ofHours(3));
  }

  @Test
  void asksOnceAMinuteAndNothingElse() {
    var toll = PollingLoop.run(2, SEED, FAST, Duration.ofHours(1));

    var polls = toll.pollsUntilReady() + toll.pollsWhileHeld() + toll.pollsAfterRelease();
    assertThat(toll.counts().commands("Get-MoveRequestStatistics")).isEqualTo(polls);
    assertThat(polls).isLessThanOrEqualTo(2 * toll.took().toMinutes());
    assertThat(toll.counts().allCommands() - polls)
        .as("a look before, a submission, a release and a removal for each")
        .isEqualTo(2 * 4);
  }
}
