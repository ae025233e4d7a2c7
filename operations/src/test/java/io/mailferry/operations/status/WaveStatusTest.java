package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaveStatusTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Tally ALL_MOVED = new Tally(1, 0, 1, 0, 0, 0);
  private static final Tally ONE_WITHDRAWN = new Tally(1, 0, 0, 0, 0, 1);
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

  @Test
  void needsSomebodyAfterItsEndWhileAQuestionIsOpen() {
    // when
    var forgotten = status(WaveState.ENDED, null, mailbox(Attention.QUESTION, null));

    // then
    assertThat(forgotten.verdict()).isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
    assertThat(forgotten.endedWell()).isFalse();
  }

  /** Without Temporal's count, only the journal's copy tells what could not be started. */
  @Test
  void needsSomebodyWhenItIsForgottenAndALineCouldNotBeStarted() {
    // given
    var notStarted = mailbox(Attention.NONE, new MigrationOutcome.NotStarted(List.of("x")));

    // then
    assertThat(status(WaveState.ENDED, null, notStarted).verdict())
        .isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
    assertThat(status(WaveState.ENDED, null, mailbox(Attention.NONE, moved())).verdict())
        .isEqualTo(WaveStatus.Verdict.ENDED_WELL);
    assertThat(new WaveStatus(WAVE, WaveState.ENDED, null, null, List.of(), null).verdict())
        .as("neither tells anything")
        .isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
  }

  /** Nobody has to act on what an operator withdrew, and it has not moved. */
  @Test
  void hasNotMovedWhatWasWithdrawn() {
    // given
    var withdrawn = mailbox(Attention.NONE, new MigrationOutcome.Withdrawn("leaves"));

    // then
    for (var tally : Arrays.asList(ONE_WITHDRAWN, null)) {
      var status = status(WaveState.ENDED, tally, withdrawn);
      assertThat(status.verdict()).isEqualTo(WaveStatus.Verdict.ENDED_WELL);
      assertThat(status.endedWell()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RUNNING", "ENDED"})
  void needsSomebodyWhenItWasStoppedOrForgotten(WaveState state) {
    // when
    var stopped = status(state, null, mailbox(Attention.NONE, moved()));

    // then
    assertThat(stopped.verdict()).isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
    assertThat(stopped.endedWell()).isFalse();
    assertThat(stopped.over()).isTrue();
  }

  @Test
  void countsAsVerifiedOnlyWhatWasVerified() {
    // when
    var wave =
        new WaveSnapshot(
            WAVE,
            new OrganisationName("target"),
            Route.PULL,
            3,
            NOW,
            null,
            List.of(
                mailbox(Attention.NONE, moved()),
                mailbox(Attention.NONE, accepted()),
                mailbox(Attention.NONE, new MigrationOutcome.AlreadyHome("TGT-DB01"))),
            0,
            0,
            List.of(),
            List.of());

    // then
    assertThat(wave.verified()).isEqualTo(1);
    assertThat(wave.arrived()).isEqualTo(3);
    assertThat(wave.data(WaveState.ENDED)).containsEntry("verified", 1L);
    assertThat(wave.verdict())
        .isEqualTo(
            "Wave first-wave: 1 of 3 migrated and verified in Exchange, 2 were there already or"
                + " accepted, 0 human interventions.");
    assertThat(wave.mailboxes())
        .extracting(MailboxSnapshot::ending)
        .containsExactly(OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED, OutcomeKind.ALREADY_HOME);
  }

  private static MigrationOutcome accepted() {
    return new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", NOW, NOW, 1, 1, false, true);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN", "PAUSED", "UNSPECIFIED"})
  void needsSomebodyWheneverTheJournalLacksMailboxes(WaveState state) {
    var lacking = new Note(Note.Code.JOURNAL_LACKS, "The journal lacks 1 mailbox.");
    var copy =
        new WaveSnapshot(
            WAVE,
            new OrganisationName("target"),
            Route.PULL,
            1,
            NOW,
            NOW,
            List.of(),
            0,
            0,
            List.of(),
            List.of());
    var status = new WaveStatus(WAVE, state, ALL_MOVED, copy, List.of(lacking), null);

    assertThat(status.verdict()).isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
    assertThat(status.endedWell()).isFalse();
  }

  @Test
  void isOverUnlessItRunsOrCouldNotBeAsked() {
    // given
    var mailbox = mailbox(Attention.NONE, moved());
    var away = new OperationFailed(ProblemCode.TEMPORAL_AWAY, "Temporal does not answer");

    // then
    assertThat(status(WaveState.RUNNING, null, mailbox).over()).isFalse();
    assertThat(status(WaveState.ENDED, null, mailbox).over()).isTrue();
    assertThat(new WaveStatus(WAVE, WaveState.UNKNOWN, null, null, List.of(), away).over())
        .isFalse();
  }

  @Test
  void countsWhatWasThereAlreadyAsArrived() {
    // given
    var mailbox = mailbox(Attention.NONE, moved());

    // then
    assertThat(status(WaveState.ENDED, new Tally(3, 0, 2, 1, 0, 0), mailbox).endedWell()).isTrue();
    assertThat(status(WaveState.ENDED, new Tally(3, 0, 1, 1, 1, 0), mailbox).endedWell()).isFalse();
  }

  @Test
  void takesNoOtherNoteForAGapInTheJournal() {
    // given
    var note = new Note(Note.Code.TRIED_AGAIN, "Something is away.");

    // then
    assertThat(new WaveStatus(WAVE, WaveState.RUNNING, null, null, List.of(note), null).verdict())
        .isEqualTo(WaveStatus.Verdict.RUNNING);
  }

  @Test
  void isToldByTheTallyWhenTheJournalDoesNotKnowIt() {
    // given
    var note = new Note(Note.Code.JOURNAL_AWAY, "The journal does not answer.");
    var counted =
        new WaveStatus(
            WAVE, WaveState.RUNNING, new Tally(15, 5, 4, 3, 2, 1), null, List.of(note), null);
    var unknown = new WaveStatus(WAVE, WaveState.TIMED_OUT, null, null, List.of(), null);

    // then
    assertThat(counted.sentence())
        .isEqualTo(
            "Wave first-wave: 4 of 15 moved, 5 under way, 3 were there already, 2 not started,"
                + " 1 withdrawn.");
    assertThat(counted.data())
        .containsExactly(
            entry("wave", "first-wave"),
            entry("state", "running"),
            entry(
                "tally",
                Map.of(
                    "planned", 15,
                    "open", 5,
                    "moved", 4,
                    "alreadyHome", 3,
                    "notStarted", 2,
                    "withdrawn", 1)),
            entry(
                "notes",
                List.of(
                    Map.of("code", "JOURNAL_AWAY", "sentence", "The journal does not answer."))));
    assertThat(unknown.sentence()).isEqualTo("Wave first-wave: timed-out.");
    assertThat(unknown.data()).containsEntry("state", "timed-out").containsEntry("tally", null);
  }

  @Test
  void isToldByTheJournalWhenItKnowsTheWave() {
    // when
    var status = status(WaveState.ENDED, null, mailbox(Attention.NONE, moved()));

    // then
    assertThat(status.sentence())
        .isEqualTo(
            "Wave first-wave: 1 of 1 migrated and verified in Exchange, 0 human interventions.");
    assertThat(status.data())
        .containsEntry("state", "ended")
        .containsEntry("ended", 1L)
        .containsEntry("notes", List.of());
  }

  @Test
  void countsAsStartedWhateverHasBegun() {
    assertThat(new Tally(31, 16, 8, 4, 2, 1).started()).isEqualTo(31);
  }

  @Test
  void countsWhatTheJournalLacksOnlyOnceTheWaveIsOver() {
    // given
    var ended = copy(3, NOW, mailbox(Attention.NONE, moved()));
    var running = copy(3, null, mailbox(Attention.NONE, moved()));

    // then
    assertThat(ended.lacking()).isEqualTo(2);
    assertThat(ended.verdict())
        .isEqualTo(
            "Wave first-wave: 1 of 3 migrated and verified in Exchange, 2 not known to the journal,"
                + " 0 human interventions.");
    assertThat(ended.state()).isEqualTo(WaveState.ENDED);
    assertThat(running.lacking()).isZero();
    assertThat(running.state()).isEqualTo(WaveState.RUNNING);
  }

  @Test
  void showsARowForEachMailbox() {
    assertThat(copy(1, null, mailbox(Attention.NONE, moved())).rows())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("address", "anna@source.example"));
  }

  /** A journal may have seen the end of a wave that Temporal forgot or was told to cancel. */
  @ParameterizedTest
  @EnumSource
  void endsByTheJournalWhatTemporalForgotOrCanceled(WaveState state) {
    // given
    var over = copy(1, NOW, mailbox(Attention.NONE, moved()));
    var mayHaveEnded = state == WaveState.UNKNOWN || state == WaveState.CANCELED;

    // then
    assertThat(state.with(over)).isEqualTo(mayHaveEnded ? WaveState.ENDED : state);
    assertThat(state.with(copy(1, null, mailbox(Attention.NONE, moved())))).isEqualTo(state);
    assertThat(state.with(null)).isEqualTo(state);
  }

  @Test
  void isStoppedByAnythingButItsEnd() {
    assertThat(WaveState.values())
        .filteredOn(state -> !state.stopped())
        .containsExactly(WaveState.UNKNOWN, WaveState.RUNNING, WaveState.ENDED);
  }

  private static WaveSnapshot copy(
      int planned, @Nullable Instant endedAt, MailboxSnapshot mailbox) {
    return new WaveSnapshot(
        WAVE,
        new OrganisationName("target"),
        Route.PULL,
        planned,
        NOW,
        endedAt,
        List.of(mailbox),
        0,
        0,
        List.of(),
        List.of());
  }

  private static WaveStatus status(
      WaveState state, @Nullable Tally tally, MailboxSnapshot mailbox) {
    var copy =
        new WaveSnapshot(
            WAVE,
            new OrganisationName("target"),
            Route.PULL,
            1,
            NOW,
            null,
            List.of(mailbox),
            0,
            0,
            List.of(),
            List.of());
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
