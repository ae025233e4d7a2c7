package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.journal.read.WaveCounts;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.operations.status.WaveSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaveListTest {
  private static final WaveName WAVE = new WaveName("ghosts");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final WaveSnapshot wave =
      WaveSnapshot.of(
          new JournalWave(WAVE, new OrganisationName("target"), Route.PULL, 4, NOW, null),
          List.of(
              mailbox(2, null, Attention.QUESTION),
              mailbox(3, null, Attention.NONE),
              mailbox(4, "no mailbox has this address", null),
              mailbox(5, "no database of this name", null)),
          new WaveCounts(0, 1),
          List.of());

  @Test
  void countsWhatNeedsAttentionAndWhatWasNotStartedAsTheWavesOwnTableDoes() {
    // when
    var list = WaveList.lines(List.of(wave), 120, false);
    var table = new StatusTable(120, false, false).lines(wave, NOW);

    // then
    assertThat(list.getFirst())
        .containsSubsequence("ARRIVED", "ATTENTION", "NOT STARTED", "INTERVENTIONS");
    assertThat(list.getLast())
        .matches("ghosts +2026-11-23 20:00 +running +0 of 4 +1 +2 +0")
        .as("and nothing else");
    assertThat(table.getFirst()).contains("1 needs attention · 2 not started");
  }

  private static JournalMailbox mailbox(
      int line, @Nullable String problem, @Nullable Attention attention) {
    var mailbox = problem == null ? new MailboxGuid(new UUID(1, line)) : null;
    return new JournalMailbox(
        new LineNote(
            WAVE, line, line + "@source.example", mailbox, "SRC-DB01", "TGT-DB01", problem, NOW),
        mailbox == null || attention == null
            ? null
            : new DecisionNote(
                WAVE, mailbox, NOW, Phase.COPYING, attention, "Exchange copies.", null),
        null,
        null);
  }
}
