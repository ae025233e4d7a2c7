package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.OutcomeNote;
import io.mailferry.workflows.wave.MigrationEnd;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;

/** Writes the outcome down for people and tells the wave. */
final class RecordOutcome {
  private final Organisation organisation;
  private final JournalWriter journal;
  private final MigrationFacts facts;

  RecordOutcome(Organisation organisation, JournalWriter journal, MigrationFacts facts) {
    this.organisation = organisation;
    this.journal = journal;
    this.facts = facts;
  }

  void run(OutcomeNote note) {
    var intention = note.intention();
    tellTheWaveOnce(
        intention, new MigrationEnd(intention.mailbox(), MigrationEnd.Ending.of(note.outcome())));
    var now = organisation.clock().instant();
    // The request may only be removed once its report is safe, so this write must not be skipped.
    journal.outcome(new OutcomeEntry(intention.wave(), intention.mailbox(), now, note.outcome()));
    facts.note(intention, FactKind.ENDED, "ended", note.outcome().sentence(), null);
  }

  /** However long the journal is away, and however often this is tried meanwhile. */
  private static void tellTheWaveOnce(Intention intention, MigrationEnd end) {
    var activity = Activity.getExecutionContext();
    if (activity.getHeartbeatDetails(Boolean.class).isEmpty()) {
      tellTheWave(intention, end);
      activity.heartbeat(true);
    }
  }

  private static void tellTheWave(Intention intention, MigrationEnd end) {
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.wave(intention.wave()))
          .signal("migrationEnded", end);
    } catch (WorkflowNotFoundException _) {
      // The wave is over already, or the migration was started without one.
    }
  }
}
