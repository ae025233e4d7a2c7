package io.mailferry.activities.fault.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that contain another's words, and are not that other error. */
class NearMissesTest {
  private final FaultTable table = FaultTable.STANDARD;

  /** Names may look like anything, and stand in a text as they are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "RemotePermanentException|Recipient 'source.example/Rooms/Room (404)' isn't a mailbox."
            + "|MF-EX-NO-MAILBOX",
        "RemoteTransientException|Cannot open mailbox /o=Org/cn=Servers/cn=EX(503)/cn=Microsoft"
            + " System Attendant.|MF-EX-STORE-AWAY",
        "MRSRemoteTransientException|The mailbox 'Room (403)' could not be read.|MF-EX-UNKNOWN",
        "|Mailbox 'Room (413)' in mrsproxy.example was not read.|MF-EX-UNKNOWN",
        "RecipientTaskException|The recipient 'Accepted domain for your project' is not there."
            + "|MF-EX-UNKNOWN",
        "MdbAdminTaskException|Mailbox \"Migrated_User\" doesn't exist on database \"TGT-DB01\"."
            + "|MF-EX-UNKNOWN",
        "|The file 'database list' doesn't exist.|MF-EX-UNKNOWN",
        "|Filter 'name' matches multiple entries of the log.|MF-EX-UNKNOWN",
        "WebException|The remote server returned an error: (403) Forbidden.|MF-EX-UNKNOWN"
      })
  void aNameWithAnothersWordsIsANameOnly(@Nullable String type, String text, String code) {
    assertThat(code(type, text)).isEqualTo(code);
  }

  /** What went wrong first decides, whatever went wrong because of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // Its first sentence has the words of a host that nobody reaches.
        "RemotePermanentException|The Mailbox Replication Service was unable to connect to the"
            + " remote server using the credentials provided.|MF-EX-FAR-ACCOUNT",
        // It is the proxy's client that says it, with or without the address that it called.
        "|The HTTP request is unauthorized with client authentication scheme"
            + " 'Negotiate'.|MF-EX-FAR-ACCOUNT",
        // The own service tells what the other forest's endpoint answered.
        "|The call to 'net.tcp://exch1.target.example/Microsoft.Exchange.MailboxReplicationService'"
            + " failed. Error details: The call to 'https://mail.source.example/EWS/mrsproxy.svc'"
            + " failed. Error details: The remote server returned an error: (401) Unauthorized.."
            + "|MF-EX-FAR-ACCOUNT",
        "|Couldn't connect to the source mailbox. --> The call to"
            + " 'net.tcp://exch1.source.example/Microsoft.Exchange.MailboxReplicationService'"
            + " failed because no service was listening on the specified"
            + " endpoint.|MF-EX-ENDPOINT-AWAY",
        // A store that is away and a database that is dismounted share a sentence.
        "|MapiExceptionMdbOffline: Unable to make connection to the server. (hr=0x80004005,"
            + " ec=1142)|MF-EX-DATABASE-OFFLINE",
        "RemoteTransientException|Cannot open mailbox /o=Org/cn=EXCH1/cn=Microsoft System"
            + " Attendant. There is no support for this operation. Inner error"
            + " [Microsoft.Mapi.MapiExceptionNoSupport]: Unable to open message store."
            + "|MF-EX-DATABASE-SCHEMA",
        // Another server was asked, and its shell was not open.
        "CmdletProxyException|Error on proxy command 'Set-MoveRequest' to server"
            + " exch2.target.example: Server version 15.00.1497.0002, Proxy method RPS: State of"
            + " runspace is not valid for this operation.|MF-EX-PROXIED",
        // The lock is waited for; the request of somebody is asked about.
        "RemoteTransientException|Couldn't switch the mailbox into Sync Source mode. Another"
            + " administrator is currently moving the mailbox.|MF-EX-MAILBOX-LOCKED",
        "ManagementObjectAlreadyExistsException|Mailbox 'Couldn't switch' is already being moved to"
            + " 'TGT-DB01'.|MF-EX-ALREADY-MOVING",
        "ManagementObjectAlreadyExistsException|Mailbox 'Migrated_User' has a completed move"
            + " request associated with it.|MF-EX-COMPLETED-REMAINS"
      })
  void aCauseInsideAnotherErrorDecidesWhatItIs(@Nullable String type, String text, String code) {
    assertThat(code(type, text)).isEqualTo(code);
  }

  /** They tell of something else that went wrong after, or elsewhere; the command may have run. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "The cmdlet extension agent with the index 2 has thrown an exception in OnComplete(). The"
            + " exception is: System.Net.WebException: The underlying connection was closed: Could"
            + " not establish trust relationship for the SSL/TLS secure channel.",
        "The underlying connection was closed: Could not establish trust relationship for the"
            + " SSL/TLS secure channel.",
        "The provisioning agent answered: (413) RequestEntityTooLarge.",
        "An audit record was not written: the HTTP service located at audit.target.example is"
            + " unavailable.",
        "The request was created, and its report was not: Unable to connect to the remote server.",
        // Who was not let in there is another account than that of the request.
        "The cmdlet extension agent with the index 2 has thrown an exception in OnComplete(). The"
            + " exception is: System.Net.WebException: The remote server returned an error: (401)"
            + " Unauthorized.",
        "Error on proxy command 'New-MoveRequest' to server exch2.target.example: Server version"
            + " 15.20.1228.0000, Proxy method PSWS: Request return error with following error"
            + " message: The remote server returned an error: (401) Unauthorized."
      })
  void whatFailedBesideTheCommandRefusesNothing(String text) {
    assertThat(table.fault(report("", text), Effect.CHANGES, "New-MoveRequest"))
        .isInstanceOf(Fault.Unconfirmed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // The long advice of Kerberos speaks of trusted hosts, passwords and denied access.
        "The following error with errorcode 0x80090322 occurred while using Kerberos"
            + " authentication: An unknown security error occurred. add the destination computer to"
            + " the WinRM TrustedHosts configuration setting|MF-EX-CONNECT-KERBEROS",
        "The following error occurred while using Kerberos authentication: Cannot find the computer"
            + " exch1.target.example. Verify that the computer exists on the"
            + " network.|MF-EX-CONNECT-AWAY",
        "WinRM cannot complete the operation.|MF-EX-CONNECT",
        "Access to the path 'C:\\secrets\\exchange' is denied.|MF-EX-CONNECT"
      })
  void whyNoSessionOpenedIsToldByTheWordsThatSayIt(String text, String code) {
    var report =
        new ErrorReport(
            "MF-EX-CONNECT,PSSessionOpenFailed",
            "PSRemotingTransportException",
            "Connecting to remote server exch1.target.example failed with the following error"
                + " message : "
                + text,
            List.of());

    assertThat(table.classify(report).code()).isEqualTo(code);
  }

  @Test
  void marksThatNobodySeesChangeNothing() {
    assertThat(
            code(
                "",
                "You can\u200E't use the domain because it\u2019s not an accepted domain"
                    + " for your\u200E organization."))
        .isEqualTo(
            code(
                "",
                "You can't use the domain because it's not an accepted domain for your"
                    + " organization."))
        .isEqualTo("MF-EX-ACCEPTED-DOMAIN");
  }

  /** A refusal of one of these would say that nothing changed, which nobody knows. */
  @ParameterizedTest
  @CsvSource({
    "MF-EX-ENDPOINT-UNREADY",
    "MF-EX-MRS-FAILED",
    "MF-EX-OBJECT-INVALID",
    "MF-EX-DATABASE-SCHEMA",
    "MF-EX-STORE-AWAY",
    "MF-EX-COPY-LAGS",
    "MF-EX-UNHEALTHY",
    "MF-EX-STOPPED"
  })
  void whatMayComeInTheMiddleOfACommandIsLookedInto(String code) {
    assertThat(table.fault(code, "what was met", Effect.CHANGES, "x", null))
        .isInstanceOf(Fault.Unconfirmed.class);
  }

  @Test
  void whatWaitingDoesNotHelpIsAskedAboutWhenItComesAgain() {
    assertThat(
            table.rows().stream()
                .filter(row -> row.mailferryDoes().contains("asks if it is told the same again"))
                .map(row -> table.fault(row.code(), "what was met", Effect.CHANGES, "x", null)))
        .hasSize(3)
        .allMatch(Fault::answeredUnclearly);
  }

  private String code(@Nullable String type, String text) {
    return table.classify(report(type, text)).code();
  }

  private static ErrorReport report(@Nullable String type, String text) {
    return new ErrorReport("", type == null ? "" : type, text, List.of());
  }
}
