package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.narrowed;
import static io.mailferry.activities.fault.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.List;

/** Something that Exchange itself depends on is away (exchange.md 4.1). */
final class SurroundingsFaults {

  private SurroundingsFaults() {}

  static List<RowDraft> rows() {
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
                Samples.NEW_MOVE,
                Samples.TASK,
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
