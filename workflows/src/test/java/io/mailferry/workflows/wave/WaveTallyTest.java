package io.mailferry.workflows.wave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaveTallyTest {
  @Test
  void countsEveryEndingAndNothingElseAsEnded() {
    assertThat(new WaveTally(100, 16, 8, 4, 2, 1).ended()).isEqualTo(15);
    assertThat(WaveTally.of(3).ended()).isZero();
  }

  @Test
  void countsEachEndingInItsPlace() {
    // given
    var tally = WaveTally.of(9).withOpen(5);

    // then
    assertThat(tally.plus(MigrationEnd.Ending.MOVED)).isEqualTo(new WaveTally(9, 5, 1, 0, 0, 0));
    assertThat(tally.plus(MigrationEnd.Ending.ALREADY_HOME))
        .isEqualTo(new WaveTally(9, 5, 0, 1, 0, 0));
    assertThat(tally.plus(MigrationEnd.Ending.NOT_STARTED))
        .isEqualTo(new WaveTally(9, 5, 0, 0, 1, 0));
    assertThat(tally.plus(MigrationEnd.Ending.WITHDRAWN))
        .isEqualTo(new WaveTally(9, 5, 0, 0, 0, 1));
  }
}
