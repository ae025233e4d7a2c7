package io.mailferry.activities.monitor;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Tells migrations what the monitor saw. */
final class MigrationHints {
  private final WorkflowClient client;

  MigrationHints(WorkflowClient client) {
    this.client = client;
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
