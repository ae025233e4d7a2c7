package io.mailferry.activities.monitor;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;

/** Tells migrations what the monitor saw. */
final class MigrationHints {
  private final WorkflowClient client;
  private final RunningMigrations migrations;

  MigrationHints(WorkflowClient client) {
    this.client = client;
    this.migrations = new RunningMigrations(client);
  }

  /**
   * Tells that the brake of a request is looser than it was. A migration that has released its
   * request did that itself: it waits for nothing else, and a hint would cost it history.
   */
  void tellOfBrake(MailboxGuid mailbox, RequestStatus status) {
    if (!hasReleased(mailbox)) {
      tell(mailbox, status);
    }
  }

  private boolean hasReleased(MailboxGuid mailbox) {
    try {
      return migrations
          .of(mailbox)
          .filter(running -> Phase.CUTTING_OVER.words().equals(running.phase()))
          .isPresent();
    } catch (WorkflowServiceException _) {
      // Whoever looks once too often does no harm.
      return false;
    }
  }

  void tell(MailboxGuid mailbox, RequestStatus status) {
    try {
      client
          .newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox))
          .signal("moveChanged", new MoveChange(mailbox, status));
    } catch (WorkflowNotFoundException _) {
      // A request of ours whose migration is over, e.g. one kept for a person to read.
    }
  }
}
