package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.client.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaveStatusTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Tally ALL_MOVED = new Tally(1, 0, 1, 0, 0, 0);
  private static final Tally ONE_LEFT = new Tally(1, 0, 0, 0, 1, 0);

  @Test
  void runsUntilItAsksForSomebody() {
    assertThat(status(WaveState.RUNNING, null, mailbox(Attention.WAITING, null)).verdict())
        .isEqualTo(WaveStatus.Verdict.RUNNING);
    assertThat(status(WaveState.RUNNING, null, mailbox(Attention.STUCK, null)).verdict())
        .isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
  }

  @Test
  void endsWellWhenNothingIsLeftOver() {
    assertThat(status(WaveState.ENDED, ALL_MOVED, mailbox(Attention.NONE, moved())).verdict())
        .isEqualTo(WaveStatus.Verdict.ENDED_WELL);
    assertThat(status(WaveState.ENDED, ONE_LEFT, mailbox(Attention.NONE, null)).verdict())
        .isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
  }

  @Test
  void isJudgedByTheJournalWhenTemporalHasForgottenIt() {
    assertThat(status(WaveState.ENDED, null, mailbox(Attention.NONE, moved())).endedWell())
        .isTrue();
    assertThat(
            status(
                    WaveState.ENDED,
                    null,
                    mailbox(Attention.NONE, new MigrationOutcome.NotStarted(List.of("x"))))
                .endedWell())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RUNNING", "ENDED"})
  void needsSomebodyWhenItWasStoppedOrForgotten(WaveState state) {
    assertThat(status(state, null, mailbox(Attention.NONE, null)).verdict())
        .isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN", "PAUSED", "UNSPECIFIED"})
  void needsSomebodyWheneverTheJournalLacksMailboxes(WaveState state) {
    var lacking = new Note(Note.Code.JOURNAL_LACKS, "The journal lacks 1 mailbox.");
    var copy =
        new WaveSnapshot(
            WAVE, new OrganisationName("target"), Route.PULL, 1, NOW, NOW, List.of(), 0, 0);
    var status = new WaveStatus(WAVE, state, ALL_MOVED, copy, List.of(lacking), null);

    assertThat(status.verdict()).isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
    assertThat(status.endedWell()).isFalse();
  }

  private static WaveStatus status(
      WaveState state, @Nullable Tally tally, MailboxSnapshot mailbox) {
    var copy =
        new WaveSnapshot(
            WAVE, new OrganisationName("target"), Route.PULL, 1, NOW, null, List.of(mailbox), 0, 0);
    return new WaveStatus(WAVE, state, tally, copy, List.of(), null);
  }

  private static MailboxSnapshot mailbox(Attention attention, @Nullable MigrationOutcome outcome) {
    return new MailboxSnapshot(
        WAVE,
        2,
        "anna@source.example",
        new MailboxGuid(new UUID(1, 2)),
        "SRC-DB01",
        "TGT-DB01",
        null,
        new MailboxSnapshot.Decided(NOW, Phase.COPYING, attention, null, "Exchange copies."),
        null,
        outcome,
        NOW);
  }

  private static MigrationOutcome moved() {
    return new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", NOW, NOW, 1, 1, false, false);
  }
}
