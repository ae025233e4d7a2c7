package io.mailferry.activities.wave;

import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.wave.OpenMigrations;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Objects;
import java.util.Optional;

/** Tells a journal that was lost how the migrations of a wave ended, of which Temporal knows. */
final class RecordOutcomes {
  private RecordOutcomes() {}

  static void run(OpenMigrations migrations, JournalWriter journal, ExchangeClock clock) {
    var client = Activity.getExecutionContext().getWorkflowClient();
    var wave = Objects.requireNonNull(migrations.wave());
    for (var mailbox : migrations.mailboxes()) {
      outcome(client, wave, mailbox)
          .ifPresent(
              outcome ->
                  journal.outcome(new OutcomeEntry(wave, mailbox, clock.instant(), outcome)));
    }
  }

  private static Optional<MigrationOutcome> outcome(
      WorkflowClient client, WaveName wave, MailboxGuid mailbox) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
    try {
      var newest = stub.describe();
      if (!isOf(wave, newest)) {
        return Optional.empty();
      }
      return newest.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
          ? Optional.ofNullable(stub.query("status", MigrationStatus.class))
              .map(MigrationStatus::outcome)
          : Outcomes.of(Outcomes.run(client, newest), newest.getStatus());
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (WorkflowException _) {
      // It tells by itself, when a worker answers for it.
      return Optional.empty();
    }
  }

  private static boolean isOf(WaveName wave, WorkflowExecutionDescription newest) {
    return wave.value().equals(newest.getTypedSearchAttributes().get(SearchAttributes.WAVE));
  }
}
