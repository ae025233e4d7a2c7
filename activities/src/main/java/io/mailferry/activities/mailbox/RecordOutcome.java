package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.OutcomeNote;
import io.mailferry.workflows.wave.MigrationEnd;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;

/** Announces an outcome: tells the wave, and writes it down for people. Twice is harmless. */
final class RecordOutcome {
  private final Organisation organisation;
  private final JournalWriter journal;
  private final MigrationFacts facts;

  RecordOutcome(Organisation organisation, JournalWriter journal, MigrationFacts facts) {
    this.organisation = organisation;
    this.journal = journal;
    this.facts = facts;
  }

  /** As an activity of its own, which is tried until it succeeds. */
  void run(OutcomeNote note) {
    tellTheWaveOnce(note);
    writeDown(note);
  }

  /** As the last thing of an activity that has done something else. */
  void within(OutcomeNote note) {
    tellTheWave(note);
    writeDown(note);
  }

  private void writeDown(OutcomeNote note) {
    var intention = note.intention();
    var now = organisation.clock().instant();
    // The request may only be removed once its report is safe, so this write must not be skipped.
    journal.outcome(new OutcomeEntry(intention.wave(), intention.mailbox(), now, note.outcome()));
    facts.note(intention, FactKind.ENDED, "ended", note.outcome().sentence(), null);
  }

  /** However long the journal is away, and however often this is tried meanwhile. */
  private static void tellTheWaveOnce(OutcomeNote note) {
    var activity = Activity.getExecutionContext();
    if (activity.getHeartbeatDetails(Boolean.class).isEmpty()) {
      tellTheWave(note);
      activity.heartbeat(true);
    }
  }

  private static void tellTheWave(OutcomeNote note) {
    var intention = note.intention();
    var end = new MigrationEnd(intention.mailbox(), MigrationEnd.Ending.of(note.outcome()));
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
