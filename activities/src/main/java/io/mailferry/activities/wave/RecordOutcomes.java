package io.mailferry.activities.wave;

import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.DependencyBack;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.wave.OpenMigrations;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.Objects;

/**
 * Tells a journal that was lost how the migrations of a wave ended, of which Temporal knows, and
 * has those look that run: what they decide then is written down as always.
 */
final class RecordOutcomes {
  /** Each that does not answer is waited for, and the wave's end waits for all of them. */
  private static final int MOST_SILENT = 5;

  private static final DependencyBack THE_JOURNAL = new DependencyBack("journal");

  private final WorkflowClient client;
  private final WaveName wave;
  private final JournalWriter journal;
  private final Instant now;
  private int silent;

  private RecordOutcomes(WaveName wave, JournalWriter journal, Instant now) {
    this.client = Activity.getExecutionContext().getWorkflowClient();
    this.wave = wave;
    this.journal = journal;
    this.now = now;
  }

  /**
   * @param now by Exchange's clock, for those of which Temporal does not tell when they ended
   */
  static void run(OpenMigrations migrations, JournalWriter journal, Instant now) {
    var record = new RecordOutcomes(Objects.requireNonNull(migrations.wave()), journal, now);
    migrations.mailboxes().forEach(record::one);
  }

  private void one(MailboxGuid mailbox) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
    try {
      var newest = stub.describe();
      if (!isOfTheWave(newest)) {
        return;
      }
      if (newest.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        writeIfOver(mailbox, stub);
        stub.signal("dependencyBack", THE_JOURNAL);
      } else {
        write(mailbox, Outcomes.run(client, newest), newest);
      }
    } catch (WorkflowNotFoundException _) {
      // It has ended between, or Temporal has forgotten it: nobody can say how.
    }
  }

  /** One that has only its request left to remove announces no second time how it ended. */
  private void writeIfOver(MailboxGuid mailbox, WorkflowStub running) {
    if (silent >= MOST_SILENT) {
      return;
    }
    try {
      var status = running.query("status", MigrationStatus.class);
      if (status != null && status.outcome() != null) {
        journal.outcome(new OutcomeEntry(wave, mailbox, now, status.outcome()));
      }
    } catch (WorkflowException _) {
      silent++;
    }
  }

  private void write(MailboxGuid mailbox, WorkflowStub run, WorkflowExecutionDescription ended) {
    var at = Objects.requireNonNullElse(ended.getCloseTime(), now);
    Outcomes.of(run, ended.getStatus())
        .ifPresent(outcome -> journal.outcome(new OutcomeEntry(wave, mailbox, at, outcome)));
  }

  private boolean isOfTheWave(WorkflowExecutionDescription newest) {
    return wave.value().equals(newest.getTypedSearchAttributes().get(SearchAttributes.WAVE));
  }
}
