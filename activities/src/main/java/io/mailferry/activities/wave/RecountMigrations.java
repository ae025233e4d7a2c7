package io.mailferry.activities.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.EndedMigrations;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.OpenMigrations;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
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
      var ending =
          Outcomes.of(Outcomes.run(client, newest), newest.getStatus())
              .map(MigrationEnd.Ending::of)
              .orElse(MigrationEnd.Ending.WITHDRAWN);
      return Optional.of(new MigrationEnd(mailbox, ending));
    } catch (WorkflowNotFoundException _) {
      // Forgotten by Temporal: nobody will finish it for this wave.
      return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.WITHDRAWN));
    }
  }

  private static boolean isOfAnother(@Nullable WaveName wave, WorkflowExecutionDescription newest) {
    var its = newest.getTypedSearchAttributes().get(SearchAttributes.WAVE);
    return wave != null && its != null && !its.equals(wave.value());
  }
}
