package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.narrowed;
import static io.mailferry.activities.fault.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.List;

/** What Exchange's cmdlets and PowerShell's binder say (exchange.md 1.3, 1.4 and 4.1). */
final class CommandFaults {
  private static final String NEW_MOVE =
      "[Server=EXCH1,RequestId=6d1f,TimeStamp=11/23/2026 10:00:00 PM]"
          + " [FailureCategory=Cmdlet-RecipientTaskException]"
          + " 4A2B,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest";
  private static final String TASK = "RecipientTaskException";

  private CommandFaults() {}

  /** The command itself is wrong, or is not ours to give. */
  static List<FaultRow> ofTheCommand() {
    return List.of(
        row("MF-EX-PARAMETERS")
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("AmbiguousParameterSet"),
                text("Parameter set cannot be resolved using the specified named parameters"))
            .cause("PowerShell refused a combination of parameters that no parameter set allows")
            .mailferry("It sends that command never again; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "exchange.md 0 (the field report) and 4.1",
                "AmbiguousParameterSet,New-MoveRequest",
                "ParameterBindingException",
                "Parameter set cannot be resolved using the specified named parameters."),
        row("MF-EX-PARAMETER-UNKNOWN")
            .refused(Reason.NOT_ALLOWED)
            .when(
                id("NamedParameterNotFound"),
                text("A parameter cannot be found that matches parameter name"))
            .cause("This Exchange version, or the account's role, does not have a parameter")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, or state the Exchange version.")
            .seen(
                "exchange.md 4.1",
                "NamedParameterNotFound,New-MoveRequest",
                "ParameterBindingException",
                "A parameter cannot be found that matches parameter name 'CompleteAfter'."),
        row("MF-EX-VALUE")
            .refused(Reason.WRONG_COMMAND)
            .when(id("ParameterArgument"))
            .cause("PowerShell refused a parameter's value")
            .mailferry("It stops and asks; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "powershell-host.md (captured)",
                "ParameterArgumentTransformationError,New-MoveRequest",
                "ParameterBindingArgumentTransformationException",
                "Cannot process argument transformation on parameter 'BadItemLimit'."),
        row("MF-EX-COMBINATION")
            .refused(Reason.WRONG_COMMAND)
            .when(id("IncompatibleParametersException"), id("MissingDependentParameterException"))
            .cause("Exchange refused a combination of parameters")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "exchange.md 1.3 (the rule; the words are assumed)",
                NEW_MOVE,
                "MissingDependentParameterException",
                "You must specify the 'RemoteTargetDatabase' parameter with Outbound."),
        row("MF-EX-NO-CMDLET")
            .refused(Reason.NOT_ALLOWED)
            .when(id("CommandNotFoundException"), text("The term '.*' is not recognized"))
            .cause("The account's session does not have the cmdlet")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, and look at the endpoint's address.")
            .seen(
                "exchange.md 4.1",
                "CommandNotFoundException",
                "CommandNotFoundException",
                "The term 'New-MoveRequest' is not recognized as a name of a cmdlet, function, script"
                    + " file, or executable program."));
  }

  /** About the request: there already, not there, or in another state. */
  static List<FaultRow> ofTheRequest() {
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
                NEW_MOVE,
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
                NEW_MOVE,
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
                NEW_MOVE,
                TASK,
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
                NEW_MOVE.replace("RecipientTaskException", "ManagementObjectNotFoundException"),
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

  /** The mailbox or its mail user must be prepared by a person. */
  static List<FaultRow> ofTheMailbox() {
    return List.of(
        row("MF-EX-DELIVERY-DOMAIN")
            .refused(Reason.OTHER)
            .when(text("doesn't have an SMTP proxy matching"))
            .cause("The target mail user has no address in the delivery domain")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Add an address in that domain to the mail user, then retry.")
            .seen(
                "exchange.md 1.3 and 4.1",
                NEW_MOVE,
                TASK,
                "Target mailbox doesn't have an SMTP proxy matching 'target.example'."),
        row("MF-EX-NO-RECIPIENT")
            .refused(Reason.OTHER)
            .when(text("Cannot find a recipient that has mailbox GUID"))
            .cause("No mail user carries the mailbox's GUID in the other forest")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Prepare the mail user (Prepare-MoveRequest.ps1), then retry.")
            .seen(
                "exchange.md 4.1",
                NEW_MOVE,
                TASK,
                "Cannot find a recipient that has mailbox GUID '3f1c0000-0000-0000-0000-000000000001'"
                    + "."),
        row("MF-EX-NO-MAILBOX")
            .refused(Reason.OTHER)
            .when(text("isn't a mailbox user"))
            .cause("The object to move has no mailbox in the forest where the command runs")
            .mailferry("It stops and asks; nothing was changed.")
            .you("See where the mailbox lives; plan its move from there.")
            .seen(
                "exchange.md 1.3 (the rule; the words are assumed)",
                NEW_MOVE,
                TASK,
                "The recipient 'Migrated_User' isn't a mailbox user in this forest."),
        row("MF-EX-PRIMARY-EXISTS")
            .refused(Reason.OTHER)
            .when(text("already has a primary mailbox"))
            .cause("The target object has a mailbox already")
            .mailferry("It stops and asks; nothing was changed.")
            .you("See whether the move has happened already; otherwise put the object right.")
            .seen(
                "exchange.md 4.1",
                NEW_MOVE,
                TASK,
                "The target user 'Migrated_User' already has a primary mailbox."),
        row("MF-EX-PRIMARY-ONLY")
            .refused(Reason.OTHER)
            .when(text("You must specify the PrimaryOnly parameter"))
            .cause("Only the primary mailbox can move here, because the archive stays")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Plan the mailbox as PrimaryOnly.")
            .seen("exchange.md 4.1", NEW_MOVE, TASK, "You must specify the PrimaryOnly parameter."),
        row("MF-EX-UNIFIED-MESSAGING")
            .refused(Reason.OTHER)
            .when(text("isn't enabled for unified messaging"))
            .cause("The target object lacks the unified messaging settings of the mailbox")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Enable or disable unified messaging on both sides alike, then retry.")
            .seen(
                "exchange.md 4.1",
                NEW_MOVE,
                TASK,
                "The target user 'Migrated_User' isn't enabled for unified messaging."),
        row("MF-EX-QUOTA")
            .refused(Reason.OTHER)
            .when(
                id("ExceedsTargetQuota"),
                id("ExceedsTargetDumpsterQuota"),
                text("exceeds? .*target .*quota|larger than the target .*quota"))
            .cause("The mailbox is larger than the target's quota allows")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Raise the quota or choose another database, then retry.")
            .seen(
                "exchange.md 1.3 and 4.1 (the rule; the words are assumed)",
                NEW_MOVE,
                TASK,
                "The mailbox size 4.1 GB exceeds the target quota 2 GB."));
  }

  /** Something Exchange itself depends on is away. */
  static List<FaultRow> ofTheSurroundings() {
    return List.of(
        row("MF-EX-DATABASE-OFFLINE")
            .unconfirmed()
            .when(
                id("MapiExceptionMdbOffline"),
                id("MailboxDatabaseOffline"),
                id("DatabaseCouldNotBeMapped"),
                text("MapiExceptionMdbOffline"),
                text("database .*(is dismounted|is not mounted|isn't mounted|is offline)"))
            .cause("A mailbox database is dismounted")
            .mailferry("It waits until the database is mounted again.")
            .you("Mount the database if it was not dismounted on purpose.")
            .seen(
                "exchange.md 1.5 and 4.2",
                "[FailureCategory=Cmdlet-MapiExceptionMdbOffline]"
                    + " 11AA,Microsoft.Exchange.Management.RecipientTasks.GetMoveRequestStatistics",
                "MapiExceptionMdbOffline",
                "MapiExceptionMdbOffline: Unable to make connection to the server."
                    + " (hr=0x80004005, ec=1142)"),
        row("MF-EX-MRS-DOWN")
            .notReached()
            .when(
                text("Replication service isn't running|Replication Service is not running"),
                text("RPC Ping check for server .* failed"))
            .cause("The Mailbox Replication service does not run")
            .mailferry("It asks again.")
            .you("Start the service MSExchangeMailboxReplication.")
            .seen(
                "exchange.md 4.1",
                NEW_MOVE,
                TASK,
                "The Microsoft Exchange Mailbox Replication service isn't running on server"
                    + " 'exch1.target.example'."),
        row("MF-EX-MRS-NOT-SCANNING")
            .notReached()
            .when(text("isn't scanning mailbox database queues"))
            .cause("The Mailbox Replication service does not look at its queues")
            .mailferry("It asks again.")
            .you("Restart the service MSExchangeMailboxReplication.")
            .seen(
                "exchange.md 4.1",
                "The Microsoft Exchange Mailbox Replication Service isn't scanning mailbox database"
                    + " queues for jobs. Last scan age: 00:45:00."),
        row("MF-EX-AD-RIGHTS")
            .refused(Reason.NOT_ALLOWED)
            .when(
                narrowed("ADOperationException", "insufficient access rights"),
                text("insufficient access rights"))
            .cause("Exchange may not write to the mailbox's directory object")
            .mailferry("It stops and asks.")
            .you("Let the object inherit permissions again, then retry.")
            .seen(
                "exchange.md 4.1",
                "",
                "ADOperationException",
                "Active Directory operation failed on dc1.target.example. This error is not"
                    + " retriable. Additional information: Insufficient access rights to perform the"
                    + " operation."),
        row("MF-EX-AD-AWAY")
            .notReached()
            .when(
                id("SuitabilityDirectoryException"),
                id("SuitabilityException"),
                id("NoSuitableServerFoundException"),
                id("ServerInMMException"),
                id("ADServerSettingsChangedException"),
                text("Active directory response: The LDAP server is unavailable"),
                text("domain controller '.*' is not available for use at the moment"))
            .cause("Exchange could not use the domain controller it was told to use")
            .mailferry("It goes on with another controller.")
            .you("Look at that controller.")
            .seen(
                "exchange.md 4.1",
                "",
                "SuitabilityDirectoryException",
                "An Active Directory error 0x52 occurred when trying to check the suitability of"
                    + " server 'dc1.target.example'. Error: 'Active directory response: The LDAP"
                    + " server is unavailable.'"),
        row("MF-EX-AD-FAILED")
            .unconfirmed()
            .when(
                id("ADTransientException"),
                id("DCOverloadedException"),
                text("Active Directory operation failed on"))
            .cause("A domain controller failed while Exchange worked with it")
            .mailferry("It looks whether the command ran, and goes on with another controller.")
            .you("Look at that controller if this goes on.")
            .seen(
                "exchange.md 4.1",
                "",
                "ADTransientException",
                "Active Directory operation failed on dc1.target.example."),
        row("MF-EX-PROXY-FULL")
            .busy(Duration.ofMinutes(5))
            .when(
                id("MRSProxyConnectionLimitReached"),
                text("maximum number of active MRS connections allowed"))
            .cause("The far endpoint has as many connections as it allows")
            .mailferry("It waits five minutes and tries again.")
            .you("Lower the number of cross-forest moves, or raise MRSProxyMaxConnections.")
            .seen(
                "exchange.md 4.1",
                "",
                "MRSProxyConnectionLimitReachedTransientException",
                "The Mailbox Replication Proxy Service can't process this request because it has"
                    + " reached the maximum number of active MRS connections allowed. Current"
                    + " connections: 100, Connections limit: 100."),
        row("MF-EX-ENDPOINT-AWAY")
            .notReached()
            .when(
                id("EndpointNotFoundTransientException"),
                text("no service was listening on the specified endpoint"))
            .cause("Nothing listens at the far endpoint")
            .mailferry("It tries again; nothing was changed.")
            .you("Look at the far server's replication service, port, MRS proxy and name.")
            .seen(
                "exchange.md 4.1",
                "",
                "EndpointNotFoundTransientException",
                "The call to 'net.tcp://exch1.source.example/Microsoft.Exchange."
                    + "MailboxReplicationService' failed because no service was listening on the"
                    + " specified endpoint. TCP error code 10061: 10.0.0.1:808"),
        row("MF-EX-ENDPOINT-REFUSED")
            .refused(Reason.NOT_ALLOWED)
            .when(
                text("\\((403|404)\\)"),
                narrowed("RemotePermanentException", "Access is denied"),
                text("mrsproxy.*Access is denied"))
            .cause("The far endpoint turned us away")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Look at the credential, and enable the MRS proxy on the far EWS directory.")
            .seen(
                "exchange.md 4.1",
                "",
                "RemotePermanentException",
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " Access is denied."),
        row("MF-EX-ENDPOINT-SLOW")
            .unconfirmed()
            .when(
                id("CommunicationErrorTransientException"),
                text("HTTP request .*has exceeded the allotted timeout"))
            .cause("The far endpoint did not answer in time")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Look at the load balancer and the network between the forests if this goes on.")
            .seen(
                "exchange.md 4.1",
                "",
                "CommunicationErrorTransientException",
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' timed out. The HTTP"
                    + " request has exceeded the allotted timeout."));
  }
}
