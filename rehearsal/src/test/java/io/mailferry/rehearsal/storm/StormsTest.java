package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storm of each kind from end to end: Temporal, worker, LDAP, shell and journal, all real. */
@Tag("process")
class StormsTest {
  private static final double SPEED = 240;

  /** 5 is transient, 6 mixed. */
  private static final long FIRST_SEED = 5;

  @TempDir Path work;

  @Test
  void areSurvivedWithOneQuestionForEachCauseThatNeedsAPerson() throws Exception {
    assertThat(new Storms(Storms.drawn(2, FIRST_SEED), SPEED, 2, work, false).run().exitCode())
        .isZero();
  }
}
