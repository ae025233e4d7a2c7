package io.mailferry.activities.monitor;

import io.grpc.StatusRuntimeException;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The migrations that run, as Temporal describes or lists them; asking costs none of them any
 * history.
 */
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
   * The mailboxes whose migrations run in an organisation, as Temporal lists them: one call for
   * each thousand. What began or ended a moment ago may be listed wrongly.
   *
   * @return empty when Temporal does not list, which a namespace may forbid
   */
  Optional<Set<String>> listed(OrganisationName organisation) {
    try (var found = client.listExecutions(running(organisation))) {
      return Optional.of(
          found
              .map(each -> each.getExecution().getWorkflowId())
              .flatMap(id -> WorkflowIds.mailboxOf(id).stream())
              .map(MailboxGuid::toString)
              .collect(Collectors.toSet()));
    } catch (StatusRuntimeException | WorkflowServiceException _) {
      return Optional.empty();
    }
  }

  private static String running(OrganisationName organisation) {
    return "WorkflowType = 'MailboxMigration' AND ExecutionStatus = 'Running' AND "
        + SearchAttributes.ORGANISATION.getName()
        + " = '"
        + organisation
        + "'";
  }

  /**
   * The migration of a mailbox; empty when none runs.
   *
   * @throws WorkflowServiceException when Temporal cannot tell
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
