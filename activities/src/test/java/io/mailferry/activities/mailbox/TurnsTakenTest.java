package io.mailferry.activities.mailbox;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.model.slot.SlotLimit;
import io.mailferry.model.slot.SlotLimits;
import io.mailferry.workflows.WorkflowIds;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where slots are limited Exchange is told nothing before it is the mailbox's turn. */
class TurnsTakenTest {
  private final ActivityFixture fixture =
      ActivityFixture.limitedTo(
          new SlotLimits(new SlotLimit(1, null, null), new SlotLimit(1, null, null)));

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void itsTurn(SlotKind kind) {
    var grant = SlotGrant.from(kind, fixture.clock.instant());
    switch (kind) {
      case COPY -> fixture.copySlot = grant;
      case CUTOVER -> fixture.cutoverSlot = grant;
    }
  }

  private void requestIs(RequestStatus status) {
    var far = fixture.clock.instant().plus(Duration.ofDays(100));
    fixture.exchange.has(Given.ANNA, Given.completingAfter(Given.request(status), far));
  }

  private void copies() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.polls();
  }

  @Test
  void nothingIsSubmittedBeforeAndTheMonitorIsWokenToTellWhenItIs() {
    fixture.looksUp();

    var waiting = fixture.submits();

    assertThat(waiting.decision().reason()).isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(fixture.exchange.created).isEmpty();
    assertThat(fixture.signals.woken).contains(WorkflowIds.monitor(Given.ORGANISATION));
  }

  @Test
  void itIsSubmittedThen() {
    fixture.looksUp();
    itsTurn(SlotKind.COPY);

    fixture.submits();

    assertThat(fixture.exchange.created).hasSize(1);
  }

  @Test
  void nothingIsSubmittedWhenTheTurnIsOver() {
    fixture.looksUp();
    itsTurn(SlotKind.COPY);
    fixture.passes(ofMinutes(15));

    assertThat(fixture.submits().decision().reason()).isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(fixture.exchange.created).isEmpty();
  }

  @Test
  void itIsReleasedWhenItIsItsTurnToSwitch() {
    copies();
    requestIs(RequestStatus.SYNCED);
    itsTurn(SlotKind.COPY);

    assertThat(fixture.remembered(fixture.steps::cutOver).decision().reason())
        .isEqualTo(Reason.WAITING_FOR_CUTOVER_SLOT);
    assertThat(fixture.exchange.completions).isEmpty();
    itsTurn(SlotKind.CUTOVER);
    fixture.remembered(fixture.steps::cutOver);
    assertThat(fixture.exchange.completions).containsExactly(fixture.clock.instant());
  }

  @Test
  void itIsResumedWhenItIsItsTurn() {
    copies();
    var failed = Given.request(RequestStatus.FAILED);
    fixture.exchange.has(
        Given.ANNA,
        new QueueItem.Present(
            failed.request(),
            failed.status(),
            failed.statusDetail(),
            failed.route(),
            failed.batchName(),
            failed.targetDatabase(),
            failed.sourceDatabase(),
            false,
            fixture.clock.instant().plus(Duration.ofDays(100)),
            failed.progress(),
            failed.times(),
            new QueueItem.Failure("MapiNetworkTransientException", null, "gone for a moment")));

    assertThat(fixture.remembered(fixture.steps::resumeMove).decision().reason())
        .isEqualTo(Reason.WAITING_FOR_SLOT);
    itsTurn(SlotKind.COPY);
    assertThat(fixture.polls().decision().next()).isEqualTo(new Action.Resume());
    fixture.remembered(fixture.steps::resumeMove);
    assertThat(fixture.exchange.said).contains("resume via dc1.target.example");
  }
}
