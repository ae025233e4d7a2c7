package io.mailferry.activities.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.wave.EndedMigrations;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.OpenMigrations;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks each open migration whether it has ended; for news that got lost. */
final class RecountMigrations {
  private RecountMigrations() {}

  static EndedMigrations run(OpenMigrations open) {
    var client = Activity.getExecutionContext().getWorkflowClient();
    return new EndedMigrations(
        open.mailboxes().stream()
            .map(mailbox -> endOf(client, open.wave(), mailbox))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<MigrationEnd> endOf(
      WorkflowClient client, @Nullable WaveName wave, MailboxGuid mailbox) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
    try {
      var newest = stub.describe();
      if (isOfAnother(wave, newest)) {
        // Ours ended without a word, or another wave could not have begun.
        return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.WITHDRAWN));
      }
      if (newest.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return Optional.empty();
      }
      var outcome = Objects.requireNonNull(stub.getResult(MigrationOutcome.class));
      return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.of(outcome)));
    } catch (WorkflowFailedException _) {
      return Optional.of(new MigrationEnd(mailbox, lastSaid(stub)));
    } catch (WorkflowNotFoundException _) {
      // Forgotten by Temporal: nobody will finish it for this wave.
      return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.WITHDRAWN));
    }
  }

  private static boolean isOfAnother(@Nullable WaveName wave, WorkflowExecutionDescription newest) {
    var its = newest.getTypedSearchAttributes().get(SearchAttributes.WAVE);
    return wave != null && its != null && !its.equals(wave.value());
  }

  /** Cancelled or terminated from outside; it may have told its outcome before. */
  private static MigrationEnd.Ending lastSaid(WorkflowStub stub) {
    try {
      var status = stub.query("status", MigrationStatus.class);
      if (status != null && status.outcome() != null) {
        return MigrationEnd.Ending.of(status.outcome());
      }
    } catch (WorkflowException _) {
      // Nobody can say any more.
    }
    return MigrationEnd.Ending.WITHDRAWN;
  }
}
