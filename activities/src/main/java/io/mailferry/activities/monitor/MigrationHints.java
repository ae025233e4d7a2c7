package io.mailferry.activities.monitor;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Order;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.CauseAnswer;
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
    signal(mailbox, "moveChanged", new MoveChange(mailbox, status));
  }

  /** Tells that it is a mailbox's turn. */
  void tellOfSlot(MailboxGuid mailbox, SlotGrant given) {
    signal(mailbox, "slotGiven", given);
  }

  /** Tells the answer to a question, which counts while the mailbox still asks that. */
  void tellAnswer(MailboxGuid mailbox, CauseAnswer answer, Order order) {
    signal(mailbox, "answerCause", answer, order);
  }

  private void signal(MailboxGuid mailbox, String name, Object... what) {
    try {
      client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox)).signal(name, what);
    } catch (WorkflowNotFoundException _) {
      // A request of ours whose migration is over, e.g. one kept for a person to read.
    }
  }
}
