package io.mailferry.activities.mailbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.OutcomeNote;
import io.mailferry.workflows.wave.MigrationEnd;
import io.temporal.failure.ActivityFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The journal is a dated copy: what decides does without it, what reports waits for it. */
class RecordingTest {
  private static final MigrationOutcome HOME = new MigrationOutcome.AlreadyHome("TGT-DB01");

  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void recordsTheOutcome() {
    fixture.steps.recordOutcome(new OutcomeNote(fixture.intention, HOME));
  }

  @Test
  void movesOnWhileTheJournalIsAway() {
    fixture.journal.isAway();

    assertThat(fixture.looksUp().obstacles()).isEmpty();
    assertThat(fixture.detects().decision().next()).isInstanceOf(Action.Submit.class);
    assertThat(fixture.submits().memory().submission()).isInstanceOf(Submission.Seen.class);
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
    fixture.remembered(fixture.steps::verifyMailbox);

    assertThat(fixture.memory.arrival().verification()).isNotNull();
    assertThat(fixture.journal.facts).isEmpty();
  }

  @Test
  void waitsForTheJournalToWriteAnOutcomeDown() {
    fixture.journal.isAway();
    assertThatThrownBy(this::recordsTheOutcome)
        .isInstanceOf(ActivityFailure.class)
        .hasStackTraceContaining("the journal is closed");

    fixture.journal.isBack();
    recordsTheOutcome();
    assertThat(fixture.journal.outcomes).hasSize(1);
    assertThat(fixture.journal.sentences(FactKind.ENDED)).containsExactly(HOME.sentence());
  }

  @Test
  void tellsTheWaveEvenWhileTheJournalIsAway() {
    fixture.journal.isAway();

    assertThatThrownBy(this::recordsTheOutcome).isInstanceOf(ActivityFailure.class);

    assertThat(fixture.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "wave/first-wave",
                "migrationEnded",
                new MigrationEnd(Given.ANNA, MigrationEnd.Ending.ALREADY_HOME)));
  }

  /** Each telling costs the wave's history a few events, and a journal may be away for a night. */
  @Test
  void tellsTheWaveOnceHoweverOftenTheJournalIsTried() {
    fixture.temporal.setHeartbeatDetails(true);

    recordsTheOutcome();

    assertThat(fixture.signals.sent).isEmpty();
    assertThat(fixture.journal.outcomes).hasSize(1);
  }

  @Test
  void doesNotMindThatTheWaveIsOver() {
    fixture.signals.over("wave/first-wave");

    recordsTheOutcome();

    assertThat(fixture.journal.outcomes).hasSize(1);
  }

  private ActivityResult verifies() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
    return fixture.remembered(fixture.steps::verifyMailbox);
  }

  private static Signals.Sent movedToTheWave() {
    return new Signals.Sent(
        "wave/first-wave",
        "migrationEnded",
        new MigrationEnd(Given.ANNA, MigrationEnd.Ending.MOVED));
  }

  @Test
  void announcesTheOutcomeInTheActivityThatMakesItCertain() {
    fixture.announces = true;

    var report = verifies();

    assertThat(report.announced()).isTrue();
    assertThat(fixture.signals.sent).containsExactly(movedToTheWave());
    assertThat(fixture.journal.outcomes)
        .extracting(OutcomeEntry::outcome)
        .containsExactly(requireNonNull(report.decision().outcome()));
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.ENDED);
  }

  @Test
  void announcesWhatALookMakesCertainToo() {
    fixture.announces = true;
    fixture.annaHasArrived();

    assertThat(fixture.detects().announced()).isTrue();
    assertThat(fixture.journal.outcomes).hasSize(1);
  }

  @Test
  void announcesNothingThatIsNotCertain() {
    fixture.announces = true;

    assertThat(fixture.submits().announced()).isFalse();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void announcesNothingForARunbookThatDoesItItself() {
    assertThat(verifies().announced()).isFalse();

    assertThat(fixture.signals.sent).isEmpty();
    assertThat(fixture.journal.outcomes).isEmpty();
  }

  @Test
  void failsNoActBecauseTheJournalIsAway() {
    fixture.announces = true;
    fixture.journal.isAway();

    var report = verifies();

    assertThat(report.announced()).isFalse();
    assertThat(report.memory().arrival().proven()).isTrue();
    assertThat(fixture.signals.sent).containsExactly(movedToTheWave());
  }

  @Test
  void failsNoActBecauseTheWaveCannotBeReached() {
    fixture.announces = true;
    fixture.signals.getLost();

    var report = verifies();

    assertThat(report.announced()).isFalse();
    assertThat(report.memory().arrival().proven()).isTrue();
    assertThat(fixture.journal.outcomes).isEmpty();
  }

  /** A fact is kept once under its id, and an activity that runs anew has a new id. */
  @Test
  void writesTheEndDownUnderTheRunSoThatItIsOneFactHoweverOftenItIsAnnounced() {
    fixture.announces = true;
    verifies();

    assertThat(fixture.journal.facts)
        .filteredOn(fact -> fact.kind() == FactKind.ENDED)
        .extracting(Fact::id)
        .singleElement()
        .asString()
        .matches("test-workflow-id/[0-9a-f-]+/ended/[0-9a-f]+");
  }

  @Test
  void writesDownWhoOrderedWhatAndWhetherItWasNeeded() {
    var order = new Order("lunch", "jo");
    fixture.steps.recordOrder(new OrderNote(fixture.intention, "pause", order, false));
    fixture.steps.recordOrder(new OrderNote(fixture.intention, "retry", order, true));

    assertThat(fixture.journal.kinds()).containsExactly(FactKind.ORDER, FactKind.INTERVENTION);
    assertThat(fixture.journal.sentences(FactKind.ORDER)).containsExactly("pause by jo: lunch");
  }

  @Test
  void notesWhatWasAnsweredByItselfAsHealedAndAsNobodysIntervention() {
    var order = Order.byMailferry("the far account is let in again", "far-account/at-noon");

    fixture.steps.recordOrder(new OrderNote(fixture.intention, "answer repoint", order, true));

    assertThat(fixture.journal.kinds()).containsExactly(FactKind.HEALED);
    assertThat(fixture.journal.sentences(FactKind.HEALED))
        .containsExactly("the far account is let in again: answer repoint, said by Mailferry");
  }

  @Test
  void notesEachDecisionAndHowFarTheRequestIs() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));

    var report = fixture.polls();

    assertThat(fixture.journal.decisions)
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.sentence()).isEqualTo(report.decision().sentence());
              assertThat(note.wave()).isEqualTo(Given.WAVE);
            });
    assertThat(fixture.journal.progress)
        .singleElement()
        .satisfies(note -> assertThat(note.percent()).isEqualTo(40));
  }

  @Test
  void writesDownThatExchangeCompletedTheMove() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETION_IN_PROGRESS));
    fixture.polls();
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
    fixture.polls();
    fixture.polls();

    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.COMPLETED);
  }

  @Test
  void writesDownOnceThatExchangeHasCopiedTheMailbox() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.polls();
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.COPIED);
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.SYNCED));
    fixture.polls();
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETION_IN_PROGRESS));
    fixture.polls();

    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.COPIED);
  }
}
