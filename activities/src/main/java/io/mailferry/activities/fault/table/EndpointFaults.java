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
 * The other forest's endpoint, the MRS proxy: away, refusing or slow
 * (docs/exchange/command-errors.md#other-forest).
 */
final class EndpointFaults {
  private static final String COMMUNICATION = "CommunicationErrorTransientException";
  private static final String REMOTE_TRANSIENT = "RemoteTransientException";
  private static final String REMOTE_PERMANENT = "RemotePermanentException";
  private static final String TURNED_AWAY = "\\((401|403|404)\\)|Access is denied";
  private static final String TIMED_OUT = "timed out|exceeded the allotted timeout";
  private static final String MORE_IS_KNOWN =
      "its error says more than that the other forest's endpoint failed";

  private EndpointFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_PROXY_FULL)
            .busy(Duration.ofMinutes(5))
            .when(
                type("MRSProxyConnectionLimitReachedTransientException"),
                text("maximum number of active MRS connections allowed"))
            .cause("The other forest's endpoint has reached its limit of connections")
            .mailferry("It waits five minutes and tries again.")
            .you("Lower the number of cross-forest moves, or raise MRSProxyMaxConnections.")
            .seen(
                "docs/exchange/command-errors.md#proxy-full (KB3091026)",
                "",
                "MRSProxyConnectionLimitReachedTransientException",
                "The Mailbox Replication Proxy Service can't process this request because it has"
                    + " reached the maximum number of active MRS connections allowed. Current"
                    + " connections: 100, Connections limit: 100."),
        row(FaultCode.EX_ENDPOINT_AWAY)
            .notReached()
            .when(
                type("EndpointNotFoundTransientException"),
                text("no service was listening on the specified endpoint"),
                text("no endpoint listening that could accept the message"))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("No service answers at the other forest's endpoint")
            .mailferry("It tries again; nothing was changed.")
            .you("Look at the far server's replication service, port, MRS proxy and name.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                "",
                "EndpointNotFoundTransientException",
                "The call to 'net.tcp://exch1.source.example/Microsoft.Exchange."
                    + "MailboxReplicationService' failed because no service was listening on the"
                    + " specified endpoint. TCP error code 10061: 10.0.0.1:808")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                Samples.newMove(COMMUNICATION),
                COMMUNICATION,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " There was no endpoint listening that could accept the message.",
                "EndpointNotFoundTransientException"),
        row(FaultCode.EX_ENDPOINT_REFUSED)
            .refused(Reason.NOT_ALLOWED)
            .when(
                narrowed(type(REMOTE_TRANSIENT), TURNED_AWAY),
                narrowed(type(REMOTE_PERMANENT), TURNED_AWAY),
                narrowed(type(COMMUNICATION), TURNED_AWAY),
                text("mrsproxy.*(" + TURNED_AWAY + ")"),
                text("The remote server returned an error: \\((401|403|404)\\)"))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("The other forest's endpoint refused the connection")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Look at the credential, and enable the MRS proxy on the far EWS directory.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                Samples.newMove(REMOTE_TRANSIENT),
                REMOTE_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " Access is denied.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                Samples.newMove(REMOTE_TRANSIENT),
                REMOTE_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " The HTTP request was forbidden with client authentication scheme"
                    + " 'Negotiate'. The remote server returned an error: (403) Forbidden.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                "",
                REMOTE_PERMANENT,
                "The remote server returned an error: (404) Not Found."),
        row(FaultCode.EX_ENDPOINT_SLOW)
            .unconfirmed()
            .when(
                type(COMMUNICATION),
                narrowed(type(REMOTE_TRANSIENT), TIMED_OUT),
                text("HTTP request .*has exceeded the allotted timeout"),
                text("The call to '[^']*' timed out"))
            .cause("The other forest's endpoint did not answer in time")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Look at the load balancer and the network between the forests if this goes on.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                "",
                COMMUNICATION,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' timed out. The HTTP"
                    + " request has exceeded the allotted timeout.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                "",
                COMMUNICATION,
                "The call to 'net.tcp://exch1.source.example/Microsoft.Exchange."
                    + "MailboxReplicationService' timed out.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                "725EBC5,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest",
                REMOTE_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' timed out. The"
                    + " operation has timed out"));
  }
}
