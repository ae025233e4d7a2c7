package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.both;
import static io.mailferry.activities.fault.row.Sign.category;
import static io.mailferry.activities.fault.row.Sign.id;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;
import static io.mailferry.activities.fault.table.Samples.TRANSPORT;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import io.mailferry.activities.fault.row.Sign;
import java.util.List;
import java.util.stream.Stream;

/**
 * No session could be opened (docs/exchange/command-errors.md#no-session): no command was sent,
 * whatever the cause.
 *
 * <p>They stand before the binder's rows, because opening a session uses cmdlets too.
 */
final class ConnectFaults {
  private static final String OPENING = "PSSessionOpenFailed";
  private static final String FAILED = "Connecting to (the )?remote server\\b.* failed with.*";
  private static final String KERBEROS =
      "0x80090322|0x80090311|0x80090324|occurred while using Kerberos authentication";
  private static final String DENIED =
      "(HTTP status code of|\\() ?40[13]|Access is denied|user name or password is incorrect"
          + "|MI_RESULT_ACCESS_DENIED|: Bad Request";
  private static final String UNTRUSTED = "server certificate on the destination computer";
  private static final String NOT_THERE =
      "server name cannot be resolved|Cannot find the computer"
          + "|cannot connect to the destination specified|remote host was refused";
  private static final String CLIENT =
      "authentication scheme is different from Kerberos|currently disabled in the client config";
  private static final String NO_ROLE = "isn't assigned to any management roles";
  private static final String PART = "it is one of the ways in which a connection fails";

  private ConnectFaults() {}

  /** Words of a session that could not be opened, whoever says that it was being opened. */
  private static Sign[] opening(String words) {
    return new Sign[] {
      narrowed(id(OPENING), words),
      narrowed(id(FaultCode.EX_CONNECT), words),
      text(FAILED + "(" + words + ")")
    };
  }

  private static Sign[] openingBy(String... parts) {
    return Stream.of(parts).map(part -> both(id(OPENING), id(part))).toArray(Sign[]::new);
  }

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_CREDENTIAL)
            .refused(Reason.OTHER)
            .before(
                FaultCode.EX_CONNECT,
                "the connection's own credential is looked up while connecting")
            .cause("The shell finds no credential with the name that the settings give")
            .mailferry("It stops and asks.")
            .you("Store the credential for the account that the worker runs under, then retry.")
            .ours("no credential is stored under this name")
            .seen(
                "Mailferry (while connecting)",
                "MF-EX-CONNECT,MF-EX-CREDENTIAL: vault:exchange, the first",
                "RuntimeException",
                "MF-EX-CREDENTIAL: vault:exchange, the first"),
        row(FaultCode.EX_NO_ROLE)
            .refused(Reason.NOT_ALLOWED)
            .endsSession()
            .when(
                category("AuthZ-CmdletAccessDeniedException"),
                type("CmdletAccessDeniedException"),
                narrowed(type(TRANSPORT), NO_ROLE),
                text(NO_ROLE))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("The account has no management role in Exchange")
            .mailferry("It opens no session, and asks.")
            .you("Add the account to a role group that has the role “Move Mailboxes”.")
            .seen(
                "Microsoft Q&A 284296",
                "MF-EX-CONNECT,IncorrectProtocolVersion,PSSessionOpenFailed",
                TRANSPORT,
                "Processing data from remote server exch1.target.example failed with the following"
                    + " error message: [AuthZRequestId=8a7b]"
                    + "[FailureCategory=AuthZ-CmdletAccessDeniedException] The user"
                    + " \"target.example/Service/Migrated_User\" isn't assigned to any management"
                    + " roles."),
        row(FaultCode.EX_CONNECT_CERTIFICATE)
            .notReached()
            .endsSession()
            .when(opening(UNTRUSTED))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("The shell does not trust the certificate of Exchange's PowerShell endpoint")
            .mailferry("It opens a session again, and takes another endpoint meanwhile.")
            .you(
                "Look at the certificate's name, date and issuer, and whether the worker reaches"
                    + " the list of what was revoked.")
            .seen(
                "docs/exchange/command-errors.md#connect-certificate",
                "MF-EX-CONNECT,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The server certificate on the destination computer"
                    + " (exch1.target.example:443) has the following errors: The SSL certificate"
                    + " could not be checked for revocation."),
        row(FaultCode.EX_CONNECT_AWAY)
            .notReached()
            .endsSession()
            .when(opening(NOT_THERE))
            .when(openingBy("CannotConnect", "NetworkPathNotFound", "-2144108526"))
            .before(
                FaultCode.EX_CONNECT_KERBEROS, "Kerberos says it too, of a name that is not known")
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("Nothing answers at the address of Exchange's PowerShell endpoint")
            .mailferry("It opens a session again, and takes another endpoint meanwhile.")
            .you(
                "Look at the address in the settings, at name resolution, and at the server's IIS.")
            .seen(
                "docs/exchange/command-errors.md#connect-away",
                "MF-EX-CONNECT,CannotConnect,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The client cannot connect to the destination specified in the"
                    + " request. Verify that the service on the destination is running and is"
                    + " accepting requests."),
        row(FaultCode.EX_CONNECT_KERBEROS)
            .notReached()
            .endsSession()
            .when(opening(KERBEROS))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("Kerberos gave no ticket for the server")
            .mailferry("It opens a session again, and takes another endpoint meanwhile.")
            .you(
                "0x80090322: the service name HTTP/server must belong to the server's own account,"
                    + " and the address must be its full name. 0x80090311: no domain controller"
                    + " answered. 0x80090324: set the clocks. 0x8009030e: the worker runs without a"
                    + " credential of the domain.")
            .seen(
                "docs/exchange/command-errors.md#no-session (0x80090322; the words are WinRM's)",
                "-2144108387,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : WinRM cannot process the request. The following error with"
                    + " errorcode 0x80090322 occurred while using Kerberos authentication: An"
                    + " unknown security error occurred.")
            .seen(
                "docs/exchange/command-errors.md#no-session (0x80090311; the words are WinRM's)",
                "AuthenticationFailed,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : WinRM cannot process the request. The following error with"
                    + " errorcode 0x80090311 occurred while using Kerberos authentication: There"
                    + " are currently no logon servers available to service the logon request."),
        row(FaultCode.EX_CONNECT_DENIED)
            .notReached()
            .endsSession()
            .refusesSignIn()
            .when(both(id(OPENING), id("AccessDenied")), both(id(OPENING), id("LogonFailure")))
            .when(opening(DENIED))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("Exchange refused to let the account sign in")
            .mailferry(
                "It signs in again after five minutes, then less and less often, so as not to lock"
                    + " the account, and at another endpoint where there is one.")
            .you("Look at the account, its password, and whether RemotePowerShellEnabled is set.")
            .seen(
                "docs/exchange/command-errors.md#no-session (HTTP 401)",
                "PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client received an HTTP status code of 401 from the"
                    + " remote WS-Management service.")
            .seen(
                "docs/exchange/command-errors.md#no-session (HTTP 403)",
                "-2144108273,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client received an HTTP status code of 403 from the"
                    + " remote WS-Management service.")
            .seen(
                "about_Remote_Troubleshooting",
                "AccessDenied,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : Access is denied. For more information, see the"
                    + " about_Remote_Troubleshooting Help topic."),
        row(FaultCode.EX_CONNECT_CLIENT)
            .notReached()
            .endsSession()
            .when(opening(CLIENT))
            .when(
                openingBy(
                    "-2144108276",
                    "-2144108274",
                    "-2144108101",
                    "-2144108048",
                    "-2144108321",
                    "-2144108318",
                    "-2144108315"))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("The worker's own WinRM client does not sign in this way")
            .mailferry("It opens a session again, and takes another endpoint meanwhile.")
            .you(
                "Use Kerberos with the server's full name from a machine of the domain, or allow"
                    + " the way of signing in to the WinRM client.")
            .seen(
                "docs/exchange/command-errors.md#connect-client",
                "MF-EX-CONNECT,-2144108321,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client cannot process the request. Basic authentication"
                    + " is currently disabled in the client configuration. Change the client"
                    + " configuration and try the request again."),
        row(FaultCode.EX_CONNECT)
            .notReached()
            .endsSession()
            .when(id(OPENING), category("AuthZ"), text(FAILED))
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("No session could be opened with Exchange")
            .mailferry("It opens a session again, and uses another session meanwhile.")
            .you(
                "Look at the server, its PowerShell directory in IIS, and whether the account may"
                    + " use remote PowerShell.")
            .seen(
                "docs/exchange/command-errors.md#no-session",
                "-2144108250,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : WinRM cannot complete the operation.")
            .seen(
                "docs/exchange/command-errors.md#no-session",
                "-2144108316,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client cannot process the request.")
            .seen(
                "docs/exchange/command-errors.md#no-session (HTTP 500)",
                "-2144108176,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client received an HTTP server error status (500), but"
                    + " the remote service did not include any other information about the cause of"
                    + " the failure.")
            .seen(
                "docs/exchange/command-errors.md#no-session (HTTP 503)",
                "PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The WinRM client received an HTTP status code of 503 from the"
                    + " remote WS-Management service.")
            .seen(
                "Microsoft Q&A (the shell that was being made went away)",
                "MF-EX-CONNECT,-2144108212,PSSessionOpenFailed",
                TRANSPORT,
                "Processing data from remote server exch1.target.example failed with the following"
                    + " error message: [FailureCategory=WSMan-InvalidShellID] The request for the"
                    + " Windows Remote Shell with ShellId 0A1B failed because the shell was not"
                    + " found on the server.")
            .seen(
                "docs/exchange/powershell-engine.md#no-wsman-on-linux (captured)",
                "MF-EX-CONNECT,System.Management.Automation.Remoting.PSRemotingDataStructureException,"
                    + "Microsoft.PowerShell.Commands.NewPSSessionCommand",
                TRANSPORT,
                "This parameter set requires WSMan, and no supported WSMan client library was"
                    + " found. WSMan is either not installed or unavailable for this system."));
  }
}
