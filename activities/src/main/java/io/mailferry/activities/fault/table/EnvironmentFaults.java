package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/**
 * Something that Exchange itself depends on is away
 * (docs/exchange/command-errors.md#what-exchange-depends-on).
 */
final class EnvironmentFaults {
  private static final String AD_OPERATION = "ADOperationException";
  private static final String NO_RIGHTS = "INSUFF?_ACCESS_RIGHTS|insufficient access rights";

  private EnvironmentFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_DATABASE_OFFLINE)
            .unconfirmed()
            .when(
                type("MapiExceptionMdbOffline"),
                type("DatabaseCouldNotBeMappedPermanentException"),
                text("MapiExceptionMdbOffline"),
                text("database .*(is dismounted|is not mounted|isn't mounted|is offline)"))
            .cause("A mailbox database is dismounted")
            .mailferry("It waits until the database is mounted again.")
            .you("Mount the database if it was not dismounted on purpose.")
            .seen(
                "docs/exchange/command-errors.md#database-offline",
                Samples.byServer("MapiExceptionMdbOffline")
                    + " 11AA,Microsoft.Exchange.Management.RecipientTasks.GetMoveRequestStatistics",
                "MapiExceptionMdbOffline",
                "MapiExceptionMdbOffline: Unable to make connection to the server."
                    + " (hr=0x80004005, ec=1142)"),
        row(FaultCode.EX_MRS_DOWN)
            .notReached()
            .when(
                text("Replication service isn't running|Replication Service is not running"),
                text("RPC Ping check for server .* failed"),
                text("RPC endpoint for the Microsoft Exchange Mailbox Replication service"))
            .cause("The Mailbox Replication service does not run")
            .mailferry("It asks again.")
            .you("Start the service MSExchangeMailboxReplication.")
            .seen(
                "docs/exchange/command-errors.md#replication-service",
                Samples.newMove(Samples.TASK),
                Samples.TASK,
                "The Microsoft Exchange Mailbox Replication service isn't running on server"
                    + " 'exch1.target.example'.")
            .seen(
                "docs/exchange/command-errors.md#replication-service (2013)",
                "The Migration Exchange Replication Service is not running on server"
                    + " exch1.target.example.")
            .seen(
                "docs/exchange/command-errors.md#replication-service",
                "MRS RPC Ping check for server exch1.target.example failed. The RPC endpoint for"
                    + " the Microsoft Exchange Mailbox Replication service couldn't respond."),
        row(FaultCode.EX_MRS_NOT_SCANNING)
            .notReached()
            .when(text("isn't scanning mailbox database queues"))
            .cause("The Mailbox Replication service does not scan its queues")
            .mailferry("It asks again.")
            .you("Restart the service MSExchangeMailboxReplication.")
            .seen(
                "docs/exchange/command-errors.md#replication-service",
                "The Microsoft Exchange Mailbox Replication Service isn't scanning mailbox database"
                    + " queues for jobs. Last scan age: 00:45:00."),
        row(FaultCode.EX_AD_RIGHTS)
            .refused(Reason.NOT_ALLOWED)
            .when(
                narrowed(type(AD_OPERATION), NO_RIGHTS),
                text("insufficient access rights"),
                text("Active Directory property '\\w+' (isn't|is not) write?able on recipient '"))
            .before(FaultCode.EX_AD_FAILED, "a directory that forbids will forbid again")
            .cause("Exchange may not write to the mailbox's directory object")
            .mailferry("It stops and asks.")
            .you("Let the object inherit permissions again, then retry.")
            .seen(
                "docs/exchange/command-errors.md#directory-rights",
                "B959FFD3,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest",
                AD_OPERATION,
                "Active Directory operation failed on dc1.target.example. This error is not"
                    + " retriable. Additional information: Insufficient access rights to perform"
                    + " the operation. Active directory response: 00002098: SecErr: DSID-03150BB9,"
                    + " problem 4003 (INSUFF_ACCESS_RIGHTS), data 0"),
        row(FaultCode.EX_SCOPE)
            .refused(Reason.NOT_ALLOWED)
            .when(
                text("(isn't|is not) within (your current|a valid \\w+) write scope"),
                text("out of the current user's write scope"))
            .cause("The mailbox lies outside the write scope of the account's role")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Widen the scope of the role assignment, or use an account whose scope has it.")
            .seen(
                "docs/exchange/command-errors.md#write-scope (the first half is assumed)",
                "The operation on mailbox 'Migrated_User' failed because it's out of the current"
                    + " user's write scope."),
        row(FaultCode.EX_AD_AWAY)
            .notReached()
            .when(
                type("SuitabilityDirectoryException"),
                type("SuitabilityException"),
                type("NoSuitableServerFoundException"),
                type("ServerInMMException"),
                text("when trying to check the suitability of server"),
                text("domain controller '.*' is not available for use at the moment"))
            .cause("Exchange could not use the domain controller it was told to use")
            .mailferry("It goes on with another controller.")
            .you("Look at that controller.")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller",
                "",
                "SuitabilityDirectoryException",
                "An Active Directory error 0x52 occurred when trying to check the suitability of"
                    + " server 'dc1.target.example'. Error: 'Active directory response: The LDAP"
                    + " server is unavailable.'")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller"
                    + " (the exception; the words are assumed)",
                "",
                "NoSuitableServerFoundException",
                "No suitable domain controller was found in domain 'target.example'.")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller",
                "",
                "ServerInMMException",
                "The domain controller 'dc1.target.example' is not available for use at the moment."
                    + " Please try again."),
        row(FaultCode.EX_AD_FAILED)
            .unconfirmed()
            .when(
                type("ADTransientException"),
                type("DCOverloadedException"),
                type("ADServerSettingsChangedException"),
                type(AD_OPERATION),
                text("Active Directory operation failed on"),
                text("a change in the current set of domain controllers"),
                text("Could not find any available (Domain Controller|Global Catalog)"))
            .before(FaultCode.EX_PROXIED, "what the other server said counts")
            .cause("A domain controller failed while Exchange worked with it")
            .mailferry("It looks whether the command ran, and goes on with another controller.")
            .you("Look at that controller if this goes on.")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller",
                "",
                "ADTransientException",
                "Active Directory operation failed on dc1.target.example.")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller"
                    + " (the exception; the words are assumed)",
                "",
                "DCOverloadedException",
                "The domain controller dc1.target.example is overloaded.")
            .seen(
                "docs/exchange/command-errors.md#exchanges-controller",
                "Microsoft.Exchange.Configuration.CmdletProxyException,Microsoft.Exchange."
                    + "Management.RecipientTasks.SetMoveRequest",
                "CmdletProxyException",
                "Error on proxy command 'Set-MoveRequest' to server exch2.target.example: Server"
                    + " version 15.20.1228.0000, Proxy method PSWS: Cmdlet error with following"
                    + " error message:"
                    + " Microsoft.Exchange.Data.Directory.ADServerSettingsChangedException: An"
                    + " error caused a change in the current set of domain controllers."));
  }
}
