package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalGapTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void isWhatARunningWaveHasCountedAndTheJournalDoesNotShow() {
    assertThat(words(WaveState.RUNNING, new Tally(12, 9, 2, 0, 1, 0), copy(4)))
        .contains("lacks 8 mailboxes of the wave first-wave")
        .contains("2 of 12 moved, 9 under way")
        .contains("mailferry.journal.url")
        .contains("MailferryWave=\"first-wave\"");
  }

  @Test
  void isNothingWhileARunningWaveLooksItsLinesUp() {
    assertThat(words(WaveState.RUNNING, new Tally(12, 4, 0, 0, 0, 0), copy(4))).isNull();
    assertThat(words(WaveState.RUNNING, new Tally(12, 0, 0, 0, 0, 0), copy(4))).isNull();
    assertThat(words(WaveState.RUNNING, null, copy(4))).isNull();
  }

  @Test
  void isEveryLineThatAnEndedWaveHadAndTheJournalDoesNotShow() {
    assertThat(words(WaveState.ENDED, new Tally(12, 0, 12, 0, 0, 0), copy(11)))
        .contains("lacks 1 mailbox of");
    assertThat(words(WaveState.ENDED, null, copy(0))).contains("lacks 12 mailboxes of");
    assertThat(words(WaveState.ENDED, new Tally(12, 0, 12, 0, 0, 0), copy(12))).isNull();
  }

  @Test
  void isTheWholeWaveWhenTheJournalDoesNotKnowIt() {
    assertThat(words(WaveState.ENDED, new Tally(12, 0, 12, 0, 0, 0), null))
        .contains("does not know the wave first-wave");
    assertThat(words(WaveState.RUNNING, new Tally(12, 1, 0, 0, 0, 0), null))
        .contains("does not know the wave first-wave");
  }

  private static @Nullable String words(
      WaveState state, @Nullable Tally tally, @Nullable WaveSnapshot copy) {
    return JournalGap.of(WAVE, state, tally, copy).map(Note::sentence).orElse(null);
  }

  private static WaveSnapshot copy(int known) {
    return new WaveSnapshot(
        WAVE,
        new OrganisationName("target"),
        Route.PULL,
        12,
        NOW,
        null,
        IntStream.range(0, known).mapToObj(JournalGapTest::mailbox).toList(),
        0,
        0,
        List.of(),
        List.of());
  }

  private static MailboxSnapshot mailbox(int line) {
    return new MailboxSnapshot(
        WAVE,
        line,
        line + "@source.example",
        new MailboxGuid(new UUID(1, line)),
        "SRC-DB01",
        "TGT-DB01",
        null,
        null,
        null,
        null,
        NOW);
  }
}
