package io.mailferry.operations.explain;

import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the migrations of single mailboxes how they are. */
final class Migrations {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final WorkflowClient client;

  Migrations(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Where a migration stands; empty when Temporal knows none of that mailbox.
   *
   * @param whom the mailbox as it was named
   * @throws TemporalAway when no worker answers
   * @throws WorkflowServiceException when Temporal itself is gone
   */
  Optional<MigrationStatus> status(String whom, MailboxGuid mailbox) {
    var stub = client.newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
    try {
      return Optional.of(TimeLimit.within(TIMEOUT, stub::status));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (TimeoutException | WorkflowQueryException e) {
      throw noWorker(whom, e);
    } catch (WorkflowServiceException e) {
      if (Waves.gone(e)) {
        throw e;
      }
      throw noWorker(whom, e);
    }
  }

  private static TemporalAway noWorker(String whom, Exception e) {
    return new TemporalAway(
        ProblemCode.NO_WORKER, "no worker answers for the " + Names.migrationOf(whom), e);
  }

  /** What a migration waits for that a worker does, or is to do; null for nothing. */
  @Nullable PendingActivity pending(MailboxGuid mailbox) {
    try {
      return PendingActivity.of(
              client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox)).describe())
          .stream()
          .findFirst()
          .orElse(null);
    } catch (WorkflowNotFoundException _) {
      return null;
    }
  }
}
