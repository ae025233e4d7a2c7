package io.mailferry.activities.monitor;

import io.mailferry.model.MailboxGuid;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The migrations that run, as Temporal describes them; asking costs none of them any history. */
final class RunningMigrations {
  private final WorkflowClient client;

  /**
   * A migration that runs, as it can be searched for.
   *
   * @param phase the words of its phase; null when Temporal does not tell
   * @param attention the word of its attention; null when Temporal does not tell
   * @param wave the name of its wave; null when Temporal does not tell
   */
  record Running(@Nullable String phase, @Nullable String attention, @Nullable String wave) {}

  RunningMigrations(WorkflowClient client) {
    this.client = client;
  }

  /**
   * The migration of a mailbox; empty when none runs.
   *
   * @throws io.temporal.client.WorkflowServiceException when Temporal cannot tell
   */
  Optional<Running> of(MailboxGuid mailbox) {
    try {
      var described = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox)).describe();
      if (described.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return Optional.empty();
      }
      var told = described.getTypedSearchAttributes();
      return Optional.of(
          new Running(
              told.get(SearchAttributes.PHASE),
              told.get(SearchAttributes.ATTENTION),
              told.get(SearchAttributes.WAVE)));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    }
  }
}
