package io.mailferry.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.DecisionNote;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final FakeJournal journal = new FakeJournal();
  private final JournalRecorder recorder = new JournalRecorder(journal);

  @Test
  void tellsWhichDependencyAMigrationWaitsForAndThatItWaitsNoLonger() {
    // when
    recorder.note(Given.pull(), waitingFor("forest/target.example"), NOW);
    recorder.note(Given.pull(), waitingFor(null), NOW.plusSeconds(60));

    // then
    assertThat(journal.decisions)
        .extracting(DecisionNote::dependency)
        .containsExactly("forest/target.example", null);
  }

  private static ActivityResult waitingFor(@Nullable String dependency) {
    var wait = Duration.ofMinutes(5);
    return new ActivityResult(
        null,
        new Decision(
            new Action.WaitAndLook(wait),
            Reason.DEPENDENCY_AWAY,
            "It waits.",
            Phase.SUBMITTING,
            Attention.WAITING,
            null,
            dependency),
        Memory.FRESH,
        wait);
  }
}
