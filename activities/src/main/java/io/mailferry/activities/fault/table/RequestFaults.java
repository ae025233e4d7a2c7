package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.time.Duration;
import java.util.List;

/**
 * About the request: there already, not there, or in another state
 * (docs/exchange/command-errors.md#the-request).
 */
final class RequestFaults {
  private static final String EXISTS = "ManagementObjectAlreadyExistsException";
  private static final String MIGRATED = "UserAlreadyBeingMigratedException";
  private static final String NOT_FOUND = "ManagementObjectNotFoundException";
  private static final String PROXIED = "CmdletProxyException";
  private static final String REMAINS = "completed (move )?request";
  private static final String NOT_THERE = "(couldn't|could not) be found on '";
  private static final String SWITCHED = "Couldn't switch the mailbox into Sync \\w+ mode";
  private static final String REMOTE = "RemoteTransientException";
  private static final String NO_DATABASE =
      "Couldn't find (the )?(mailbox )?database \"|\\bDatabase '?[0-9a-f-]{36}'? doesn't exist";

  private RequestFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_MAILBOX_LOCKED)
            .busy(Duration.ofMinutes(15))
            .when(
                type("SourceMailboxAlreadyBeingMovedTransientException"),
                type("SourceMailboxAlreadyBeingMovedPermanentException"),
                type("DestMailboxAlreadyBeingMovedTransientException"),
                type("DestMailboxAlreadyBeingMovedPermanentException"),
                narrowed(type(REMOTE), SWITCHED),
                narrowed(type("MRS" + REMOTE), SWITCHED),
                text(SWITCHED))
            .cause("The replication service still holds the mailbox's lock, often after a crash")
            .mailferry("It waits; the lock ends by itself within two hours.")
            .you("Nothing.")
            .seen(
                "docs/exchange/failures.md#mailbox-lock (the exception; the words are assumed)",
                "",
                "SourceMailboxAlreadyBeingMovedTransientException",
                "The source mailbox is already being moved.")
            .seen(
                "docs/exchange/failures.md#mailbox-lock (the exception; the words are assumed)",
                "",
                "DestMailboxAlreadyBeingMovedPermanentException",
                "The destination mailbox is already being moved."),
        row(FaultCode.EX_COMPLETED_REMAINS)
            .refused(Reason.COMPLETED_REQUEST_REMAINS)
            .when(
                narrowed(type(EXISTS), REMAINS),
                narrowed(type(MIGRATED), REMAINS),
                text(REMAINS + ".*(cleared|Remove-MoveRequest)"))
            .before(
                FaultCode.EX_ALREADY_MOVING,
                "a request that is over blocks with the same exception")
            .cause("A completed request of this mailbox has not been removed yet")
            .mailferry("It reads that request, and decides on what it finds.")
            .you("Nothing, unless it asks.")
            .seen(
                "docs/exchange/command-errors.md#completed-request",
                Samples.newMove(EXISTS),
                EXISTS,
                "Mailbox 'Migrated_User' has a completed move request associated with it. Before"
                    + " you create a new move request for the mailbox, run the Remove-MoveRequest"
                    + " cmdlet to clear the completed move request.")
            .seen(
                "Microsoft KB3050691",
                "",
                MIGRATED,
                "The user 'Migrated_User' already has a pending request. Mailbox 'Migrated_User'"
                    + " has a completed move request associated with it."),
        row(FaultCode.EX_ALREADY_MOVING)
            .refused(Reason.ALREADY_BEING_MOVED)
            .when(
                type(EXISTS),
                type(MIGRATED),
                narrowed(type("MigrationPermanentException"), "already being moved"),
                text("is already being moved"),
                text("already has a pending request"),
                text("already (exists in the .*queue|contains a move request)"))
            .cause("A request of this mailbox exists")
            .mailferry("It reads that request and takes it over if it is ours, or asks.")
            .you("Nothing, unless it asks.")
            .seen(
                "docs/exchange/field-report.md#submitted-twice",
                Samples.newMove(EXISTS),
                EXISTS,
                "Mailbox 'Migrated_User' is already being moved to 'Target_Database'.")
            .seen(
                "docs/exchange/command-errors.md#already-being-moved (KB4502865)",
                "",
                MIGRATED,
                "The user 'Migrated_User' already has a pending request. Please remove the existing"
                    + " request and resume the current batch or start a new batch for this user.")
            .seen(
                "docs/exchange/command-errors.md#already-being-moved (KB4502865)",
                "",
                "MigrationPermanentException",
                "The onboarding move could not be created because user 'Migrated_User' is already"
                    + " being moved.")
            .seen(
                "docs/exchange/move-requests.md#the-duplicate-guard"
                    + " (a rival in the queue; the words are assumed)",
                Samples.newMove(EXISTS),
                EXISTS,
                "The request of mailbox 'Migrated_User' already exists in the MDB queue."),
        row(FaultCode.EX_ALREADY_THERE)
            .refused(Reason.ALREADY_THERE)
            .when(text("already (located )?(in|on) (the )?target (mailbox )?database"))
            .cause("The mailbox is in the target database already")
            .mailferry("It verifies that, and is done.")
            .you("Nothing.")
            .seen(
                "docs/exchange/command-errors.md#already-there",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "Mailbox 'Migrated_User' is already in the target database 'TGT-DB01'."),
        row(FaultCode.EX_NO_DATABASE)
            .refused(Reason.NOT_FOUND)
            .when(narrowed(type(NOT_FOUND), NO_DATABASE), text(NO_DATABASE))
            .before(FaultCode.EX_NOT_FOUND, "it is a database that is missing, and not a request")
            .before(FaultCode.EX_PROXIED, "what the other server said counts")
            .cause("The mailbox database does not exist, or that controller does not know it yet")
            .mailferry("It looks again, and asks if the database stays away.")
            .you("Look at the name of the database in the plan and in the other forest.")
            .seen(
                "docs/exchange/command-errors.md#no-database",
                Samples.newMove(NOT_FOUND),
                NOT_FOUND,
                "Couldn't find database \"TGT-DB01\". Make sure you have typed it correctly."),
        row(FaultCode.EX_NOT_FOUND)
            .refused(Reason.NOT_FOUND)
            .when(
                type(NOT_FOUND),
                type("MapiExceptionNotFound"),
                narrowed(type(PROXIED), NOT_THERE),
                text(NOT_THERE),
                text("Couldn't find the request"),
                text("No such request exists in the specified index"),
                text("isn't currently being moved"))
            .before(FaultCode.EX_PROXIED, "what the other server said counts")
            .cause("What the command names does not exist, or that controller does not know it yet")
            .mailferry("It looks again; a missing request is an answer, not an error.")
            .you("Look at replication between the controllers if this goes on.")
            .seen(
                "docs/exchange/command-errors.md#not-found",
                Samples.newMove(NOT_FOUND),
                NOT_FOUND,
                "The operation couldn't be performed because object '3f1c' couldn't be found on"
                    + " 'dc1.target.example'.")
            .seen(
                "docs/exchange/command-errors.md#not-found (the text itself was not found)",
                "",
                NOT_FOUND,
                "Couldn't find the request '3f1c0000-0000-0000-0000-000000000001'.")
            .seen(
                "docs/exchange/cmdlets.md#no-request (the exception; the words are assumed)",
                "",
                NOT_FOUND,
                "The user 'Migrated_User' isn't currently being moved.")
            .seen(
                "docs/exchange/command-errors.md#not-found (KB4295103)",
                "Microsoft.Exchange.Configuration.CmdletProxyException,Microsoft.Exchange."
                    + "Management.RecipientTasks.NewMoveRequest",
                PROXIED,
                "Error on proxy command 'New-MoveRequest -Identity:'migrated_user@target.example''"
                    + " to server exch2.target.example: Server version 15.02.1118.0007, Proxy"
                    + " method RPS: The operation couldn't be performed because object"
                    + " 'migrated_user@target.example' couldn't be found on"
                    + " 'dc2.emea.target.example'.."),
        row(FaultCode.EX_WRONG_STATE)
            .refused(Reason.WRONG_STATE)
            .when(
                type("CannotSetCompletedPermanentException"),
                type("CannotSetCompletingPermanentException"),
                type("CannotSetCancelledPermanentException"),
                type("CannotModifyCompletedRequestPermanentException"),
                type("CannotRemoveCompletedDuringCancelPermanentException"),
                text("can't be (suspended|removed|resumed|set) because"),
                text("has completed and can't be modified"),
                text("is being completed|has already (been )?completed"))
            .cause("The request is in a state that does not allow this any more")
            .mailferry("It reads the request and decides again.")
            .you("Nothing, unless it asks.")
            .seen(
                "docs/exchange/cmdlets.md#suspend (the rule; the words are assumed)",
                Samples.byServer("CannotSetCompletingPermanentException")
                    + " 7C1E,Microsoft.Exchange.Management.RecipientTasks.SuspendMoveRequest",
                "CannotSetCompletingPermanentException",
                "The request can't be suspended because it is being completed.")
            .seen(
                "docs/exchange/cmdlets.md#changes (the rule; the words are assumed)",
                Samples.byServer("CannotModifyCompletedRequestPermanentException")
                    + " 7C1F,Microsoft.Exchange.Management.RecipientTasks.SetMoveRequest",
                "CannotModifyCompletedRequestPermanentException",
                "The move request of 'Migrated_User' has completed and can't be modified."));
  }

  /**
   * After all rows that know what another server's error means; known by its text alone, because a
   * name would count more than their texts do.
   */
  static List<RowDraft> ofAnotherServer() {
    return List.of(
        row(FaultCode.EX_PROXIED)
            .unconfirmed()
            .when(text("Error on proxy command '"))
            .cause("Another server was asked to carry out the command, and failed")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Look at the server named; give Mailferry an endpoint of the newest version.")
            .seen(
                "docs/exchange/command-errors.md#proxied (KB3067263)",
                "Microsoft.Exchange.Configuration.CmdletProxyException,Microsoft.Exchange."
                    + "Management.RecipientTasks.SetMoveRequest",
                PROXIED,
                "Error on proxy command 'Set-MoveRequest -Identity:'migrated_user@target.example''"
                    + " to server exch2.target.example: Server version 15.00.1497.0002, Proxy"
                    + " method RPS: The WinRM client cannot process the request."));
  }
}
