package io.mailferry.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.write.FactKind;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Order;
import io.mailferry.model.policy.Step;
import io.mailferry.model.policy.Submission;
import io.mailferry.workflows.MigrationEnd;
import io.mailferry.workflows.OrderNote;
import io.mailferry.workflows.OutcomeNote;
import io.temporal.failure.ActivityFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The journal is a dated copy: what decides does without it, what reports waits for it. */
class RecordingTest {
  private static final MigrationOutcome HOME = new MigrationOutcome.AlreadyHome("TGT-DB01");

  private final Stage stage = Stage.set();

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  private void recordsTheOutcome() {
    stage.steps.recordOutcome(new OutcomeNote(stage.intention, HOME));
  }

  @Test
  void movesOnWhileTheJournalIsAway() {
    stage.journal.isAway();

    assertThat(stage.looksUp().obstacles()).isEmpty();
    assertThat(stage.detects().decision().next()).isInstanceOf(Step.Submit.class);
    assertThat(stage.submits().memory().submission()).isInstanceOf(Submission.Seen.class);
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    stage.annaHasArrived();
    stage.remembered(stage.steps::verifyMailbox);

    assertThat(stage.memory.verification()).isNotNull();
    assertThat(stage.journal.facts).isEmpty();
  }

  @Test
  void waitsForTheJournalToWriteAnOutcomeDown() {
    stage.journal.isAway();
    assertThatThrownBy(this::recordsTheOutcome)
        .isInstanceOf(ActivityFailure.class)
        .hasStackTraceContaining("the journal is closed");

    stage.journal.isBack();
    recordsTheOutcome();
    assertThat(stage.journal.outcomes).hasSize(1);
    assertThat(stage.journal.sentences(FactKind.ENDED)).containsExactly(HOME.sentence());
  }

  @Test
  void tellsTheWaveEvenWhileTheJournalIsAway() {
    stage.journal.isAway();

    assertThatThrownBy(this::recordsTheOutcome).isInstanceOf(ActivityFailure.class);

    assertThat(stage.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "wave/first-wave",
                "migrationEnded",
                new MigrationEnd(Given.ANNA, MigrationEnd.Ending.ALREADY_HOME)));
  }

  /** Each telling costs the wave's history a few events, and a journal may be away for a night. */
  @Test
  void tellsTheWaveOnceHoweverOftenTheJournalIsTried() {
    stage.temporal.setHeartbeatDetails(true);

    recordsTheOutcome();

    assertThat(stage.signals.sent).isEmpty();
    assertThat(stage.journal.outcomes).hasSize(1);
  }

  @Test
  void doesNotMindThatTheWaveIsOver() {
    stage.signals.over("wave/first-wave");

    recordsTheOutcome();

    assertThat(stage.journal.outcomes).hasSize(1);
  }

  @Test
  void writesDownWhoOrderedWhatAndWhetherItWasNeeded() {
    var order = new Order("lunch", "jo");
    stage.steps.recordOrder(new OrderNote(stage.intention, "pause", order, false));
    stage.steps.recordOrder(new OrderNote(stage.intention, "retry", order, true));

    assertThat(stage.journal.kinds()).containsExactly(FactKind.ORDER, FactKind.INTERVENTION);
    assertThat(stage.journal.sentences(FactKind.ORDER)).containsExactly("pause by jo: lunch");
  }

  @Test
  void notesEachDecisionAndHowFarTheRequestIs() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));

    var report = stage.polls();

    assertThat(stage.journal.decisions)
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.sentence()).isEqualTo(report.decision().sentence());
              assertThat(note.wave()).isEqualTo(Given.WAVE);
            });
    assertThat(stage.journal.progress)
        .singleElement()
        .satisfies(note -> assertThat(note.percent()).isEqualTo(40));
  }

  @Test
  void writesDownThatExchangeCompletedTheMove() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETION_IN_PROGRESS));
    stage.polls();
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    stage.annaHasArrived();
    stage.polls();
    stage.polls();

    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.COMPLETED);
  }
}
