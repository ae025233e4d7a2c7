package io.mailferry.activities.monitor;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.Memos;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.WantedSlot;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /**
   * A migration that runs, as it is listed.
   *
   * @param phase the words of its phase; null when Temporal does not tell
   * @param wave the name of its wave; null when Temporal does not tell
   * @param wanted between which databases it is to be moved; null unless it waits, or waited, for a
   *     slot
   * @param since when it was started, or its present run was
   */
  record Listed(
      @Nullable String phase, @Nullable String wave, @Nullable WantedSlot wanted, Instant since) {
    /** Whether it is listed in a phase. */
    boolean is(Phase asked) {
      return asked.words().equals(phase);
    }

    /** What it wants, or has. */
    Place place(SlotKind kind, String mailbox) {
      return new Place(
          kind,
          mailbox,
          wanted == null ? null : wanted.target(),
          wanted == null ? null : wanted.source(),
          wave);
    }

    private static Listed of(WorkflowExecutionMetadata execution) {
      var told = execution.getTypedSearchAttributes();
      return new Listed(
          told.get(SearchAttributes.PHASE),
          told.get(SearchAttributes.WAVE),
          execution.getMemo(Memos.SLOT, WantedSlot.class) instanceof WantedSlot wanted
              ? wanted
              : null,
          execution.getStartTime());
    }
  }

  RunningMigrations(WorkflowClient client) {
    this.client = client;
  }

  /**
   * The migrations that run in an organisation, as Temporal lists them, by mailbox: one call for
   * each thousand. What happened a moment ago may be listed wrongly.
   *
   * @return empty when Temporal does not list, which a namespace may forbid
   */
  Optional<Map<String, Listed>> listed(OrganisationName organisation) {
    try (var found = client.listExecutions(running(organisation))) {
      var all = new TreeMap<String, Listed>();
      found.forEach(
          each ->
              WorkflowIds.mailboxOf(each.getExecution().getWorkflowId())
                  .ifPresent(mailbox -> all.put(mailbox.toString(), Listed.of(each))));
      return Optional.of(all);
    } catch (RuntimeException _) {
      // The client lets through what the connection throws.
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
