package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.narrowed;
import static io.mailferry.activities.fault.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.List;

/**
 * About the request: there already, not there, or in another state (exchange.md 1.4, 2 and 4.1).
 */
final class RequestFaults {

  private RequestFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row("MF-EX-MAILBOX-LOCKED")
            .busy(Duration.ofMinutes(15))
            .when(id("SourceMailboxAlreadyBeingMoved"), id("DestMailboxAlreadyBeingMoved"))
            .cause("The replication service still holds the mailbox's lock, often after a crash")
            .mailferry("It waits; the lock ends by itself within two hours.")
            .you("Nothing.")
            .seen(
                "exchange.md 4.2",
                "",
                "SourceMailboxAlreadyBeingMovedTransientException",
                "The source mailbox is already being moved."),
        row("MF-EX-COMPLETED-REMAINS")
            .refused(Reason.COMPLETED_REQUEST_REMAINS)
            .when(
                narrowed("ManagementObjectAlreadyExists", "completed (move )?request"),
                text("completed (move )?request.*(cleared|Remove-MoveRequest)"))
            .cause("A completed request of this mailbox has not been removed yet")
            .mailferry("It reads that request, and decides on what it finds.")
            .you("Nothing, unless it asks.")
            .seen(
                "exchange.md 1.4 and 4.1",
                Samples.NEW_MOVE,
                "ManagementObjectAlreadyExistsException",
                "Mailbox 'Migrated_User' has a completed move request associated with it. Before you"
                    + " create a new move request for the mailbox, run the Remove-MoveRequest cmdlet"
                    + " to clear the completed move request."),
        row("MF-EX-ALREADY-MOVING")
            .refused(Reason.ALREADY_BEING_MOVED)
            .when(
                id("ManagementObjectAlreadyExistsException"),
                id("UserAlreadyBeingMigratedException"),
                text("is already being moved"),
                text("already has a pending request"),
                text("already exists in the .*queue"))
            .cause("A request of this mailbox exists")
            .mailferry("It reads that request and takes it over if it is ours, or asks.")
            .you("Nothing, unless it asks.")
            .seen(
                "exchange.md 0 (the field report), 1.4 and 4.1",
                Samples.NEW_MOVE,
                "ManagementObjectAlreadyExistsException",
                "Mailbox 'Migrated_User' is already being moved to 'Target_Database'."),
        row("MF-EX-ALREADY-THERE")
            .refused(Reason.ALREADY_THERE)
            .when(
                id("AlreadyInTargetDatabase"),
                text("already (located )?(in|on) (the )?target (mailbox )?database"))
            .cause("The mailbox is in the target database already")
            .mailferry("It verifies that, and is done.")
            .you("Nothing.")
            .seen(
                "exchange.md 1.3 and 4.1",
                Samples.NEW_MOVE,
                Samples.TASK,
                "Mailbox 'Migrated_User' is already in the target database 'TGT-DB01'."),
        row("MF-EX-NOT-FOUND")
            .refused(Reason.NOT_FOUND)
            .when(
                id("ManagementObjectNotFoundException"),
                id("MapiExceptionNotFound"),
                text("couldn't be found on '"),
                text("Couldn't find the request"))
            .cause("What the command names does not exist, or that controller does not know it yet")
            .mailferry("It looks again; a missing request is an answer, not an error.")
            .you("Look at replication between the controllers if this goes on.")
            .seen(
                "exchange.md 4.1",
                Samples.NEW_MOVE.replace(
                    "RecipientTaskException", "ManagementObjectNotFoundException"),
                "ManagementObjectNotFoundException",
                "The operation couldn't be performed because object '3f1c' couldn't be found on"
                    + " 'dc1.target.example'."),
        row("MF-EX-WRONG-STATE")
            .refused(Reason.WRONG_STATE)
            .when(
                id("CannotSetCompleted"),
                id("CannotSetCompleting"),
                id("CannotSetCancelled"),
                id("CannotModifyCompletedRequest"),
                id("CannotRemoveCompletedDuringCancel"),
                text("can't be (suspended|removed|resumed|set) because"),
                text("has completed and can't be modified"),
                text("is being completed|has already (been )?completed"))
            .cause("The request is in a state that does not allow this any more")
            .mailferry("It reads the request and decides again.")
            .you("Nothing, unless it asks.")
            .seen(
                "exchange.md 2.3 and 2.4 (the rule; the words are assumed)",
                "[FailureCategory=Cmdlet-CannotSetCompletingPermanentException]"
                    + " 7C1E,Microsoft.Exchange.Management.RecipientTasks.SuspendMoveRequest",
                "CannotSetCompletingPermanentException",
                "The request can't be suspended because it is being completed."));
  }
}
