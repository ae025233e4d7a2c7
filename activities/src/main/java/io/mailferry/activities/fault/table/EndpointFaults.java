package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import io.mailferry.activities.fault.row.Sign;
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
  private static final String MRS_TRANSIENT = "MRSRemoteTransientException";

  /** Newer servers have their own names for both (docs/exchange/command-errors.md#other-forest). */
  private static final List<String> OF_THE_PROXY =
      List.of(
          COMMUNICATION,
          REMOTE_TRANSIENT,
          REMOTE_PERMANENT,
          MRS_TRANSIENT,
          "MRSRemotePermanentException");

  private static final String UNAUTHORIZED =
      "HTTP request is unauthorized with client authentication scheme";
  private static final String WHO_ARE_YOU =
      status("401") + "|" + UNAUTHORIZED + "|using the credentials provided";

  /** A (401) by itself can be of any other call that Exchange makes for a command. */
  private static final String NOT_LET_IN =
      "Mailbox Replication Service was unable to connect to the remote server using the"
          + " credentials provided";

  private static final String FORBIDDEN =
      "HTTP request was forbidden with client authentication scheme";
  private static final String TURNED_AWAY = status("403|404") + "|Access is denied|" + FORBIDDEN;
  private static final String DISABLED =
      "MRS ?proxy service is disabled|No MRSProxy was found running at";
  private static final String TIMED_OUT =
      "timed out|exceeded the allotted timeout|" + status("504");
  private static final String UNREADY =
      status("502|503") + "|HTTP service located at .* is (unavailable|too)";
  private static final String WRONG = status("400|405|413");
  private static final String UNTRUSTED =
      "Could not establish trust relationship|remote certificate is invalid";
  private static final String MORE_IS_KNOWN =
      "its error says more than that the other forest's endpoint failed";

  private EndpointFaults() {}

  /** HTTP's answer, as .NET tells it; a number in brackets may also be a part of a name. */
  private static String status(String codes) {
    return "remote server returned an (error|unexpected response): \\((" + codes + ")\\)";
  }

  /** The exceptions of a failed call to the endpoint, told apart by the words. */
  private static Sign[] ofTheProxy(String words) {
    return OF_THE_PROXY.stream().map(name -> narrowed(type(name), words)).toArray(Sign[]::new);
  }

  /** The words in the frame of a call to the endpoint, where no exception is known. */
  private static Sign inACall(String words) {
    return text("The call to 'https?://[^']*' failed\\. Error details: .*(" + words + ")");
  }

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
        row(FaultCode.EX_ENDPOINT_CERTIFICATE)
            .refused(Reason.OTHER)
            .when(ofTheProxy(UNTRUSTED))
            .when(inACall(UNTRUSTED))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("Exchange does not trust the certificate of the other forest's endpoint")
            .mailferry("It stops and asks; nothing was changed.")
            .you(
                "Give the endpoint a certificate with its name that the target servers trust, or"
                    + " let them trust the one it has, then retry.")
            .seen(
                "docs/exchange/command-errors.md#endpoint-certificate (the words are .NET's)",
                Samples.newMove(REMOTE_TRANSIENT),
                REMOTE_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " Could not establish trust relationship for the SSL/TLS secure channel with"
                    + " authority 'mail.source.example'."),
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
        row(FaultCode.EX_ENDPOINT_UNREADY)
            .unconfirmed()
            .when(ofTheProxy(UNREADY))
            .when(inACall(UNREADY))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("The other forest's endpoint has no server that is ready to answer")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you(
                "If this goes on, look at the load balancer, and at the application pools of the"
                    + " servers behind it.")
            .seen(
                "docs/exchange/command-errors.md#endpoint-unready (the words are .NET's)",
                Samples.newMove(MRS_TRANSIENT),
                MRS_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " The remote server returned an error: (503) Server Unavailable.."),
        row(FaultCode.EX_FAR_ACCOUNT)
            .refused(Reason.NOT_ALLOWED)
            .when(type("MrsHttpUnauthorizedException"))
            .when(ofTheProxy(WHO_ARE_YOU))
            .when(text("mrsproxy.*(" + WHO_ARE_YOU + ")"), text(UNAUTHORIZED), text(NOT_LET_IN))
            .before(FaultCode.EX_ENDPOINT_REFUSED, "its error says that it is about the account")
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("The other forest's endpoint does not let the account in")
            .mailferry(
                "It stops and asks, together with the requests that failed over the same account;"
                    + " nothing was changed. It tests the account now and then, and goes on by"
                    + " itself when it is let in.")
            .you(
                "Put the account's password where the settings say that it is kept; repoint as an"
                    + " answer has it tried at once. Where it is right already, look whether the"
                    + " account is locked, and at the authentication of the far EWS directory.")
            .seen(
                "docs/exchange/failures.md#far-credential",
                Samples.newMove(REMOTE_PERMANENT),
                REMOTE_PERMANENT,
                "The Mailbox Replication Service was unable to connect to the remote server using"
                    + " the credentials provided. Please check the credentials and try again.")
            .seen(
                "docs/exchange/command-errors.md#other-forest",
                Samples.newMove(REMOTE_TRANSIENT),
                REMOTE_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " The remote server returned an error: (401) Unauthorized.."),
        row(FaultCode.EX_ENDPOINT_REFUSED)
            .refused(Reason.NOT_ALLOWED)
            .when(ofTheProxy(TURNED_AWAY))
            .when(text("mrsproxy.*(" + TURNED_AWAY + ")"), text(FORBIDDEN), text(DISABLED))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("The other forest's endpoint refused the connection")
            .mailferry("It stops and asks; nothing was changed.")
            .you(
                "Enable the MRS proxy on the far EWS directory, and look at the far account's"
                    + " rights.")
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
        row(FaultCode.EX_ENDPOINT_WRONG)
            .refused(Reason.OTHER)
            .when(ofTheProxy(WRONG))
            .when(inACall(WRONG))
            .before(FaultCode.EX_ENDPOINT_SLOW, MORE_IS_KNOWN)
            .cause("The web server at the other forest's endpoint does not let the proxy answer")
            .mailferry("It stops and asks; nothing was changed.")
            .you(
                "Look at the address and at what stands before it, and at the far IIS: the handler"
                    + " of .svc files, and the limits of a request's size.")
            .seen(
                "docs/exchange/command-errors.md#endpoint-wrong",
                Samples.newMove(MRS_TRANSIENT),
                MRS_TRANSIENT,
                "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details:"
                    + " The remote server returned an unexpected response: (413)"
                    + " RequestEntityTooLarge.."),
        row(FaultCode.EX_ENDPOINT_SLOW)
            .unconfirmed()
            .when(ofTheProxy(TIMED_OUT))
            .when(
                type(COMMUNICATION),
                type("TimeoutErrorTransientException"),
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
                    + " operation has timed out"),
        row(FaultCode.EX_MRS_FAILED)
            .unconfirmed()
            .when(
                type("MailboxReplicationTransientException"),
                text(
                    "The call to"
                        + " 'net\\.tcp://[^']*/Microsoft\\.Exchange\\.MailboxReplicationService[^']*'"
                        + " failed\\. Error details"))
            .cause("The Mailbox Replication service failed while it worked for the command")
            .mailferry("It looks whether the command ran, and asks if it is told the same again.")
            .you("Restart the service MSExchangeMailboxReplication.")
            .seen(
                "docs/exchange/command-errors.md#replication-service-failed",
                Samples.newMove("MailboxReplicationTransientException"),
                "MailboxReplicationTransientException",
                "The call to 'net.tcp://exch1.target.example/Microsoft.Exchange."
                    + "MailboxReplicationService' failed. Error details: The type initializer for"
                    + " 'Microsoft.Exchange.MailboxReplicationService.LocalMailbox' threw an"
                    + " exception.."));
  }
}
