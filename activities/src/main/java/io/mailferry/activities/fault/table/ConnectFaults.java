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
import java.util.List;

/**
 * No session could be opened (docs/exchange/command-errors.md#no-session): no command was sent,
 * whatever the cause.
 *
 * <p>They stand before the binder's rows, because opening a session uses cmdlets too.
 */
final class ConnectFaults {
  private static final String OPENING = "PSSessionOpenFailed";
  private static final String FAILED = "Connecting to remote server .* failed with.*";
  private static final String KERBEROS = "0x80090322|0x80090311|0x80090324";
  private static final String DENIED =
      "(HTTP status code of|\\() ?40[13]|Access is denied|user name or password is incorrect";
  private static final String PART = "it is one of the ways in which a connection fails";

  private ConnectFaults() {}

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
                text("isn't assigned to any management roles"))
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
        row(FaultCode.EX_CONNECT_KERBEROS)
            .notReached()
            .endsSession()
            .when(narrowed(id(OPENING), KERBEROS), text(FAILED + "(" + KERBEROS + ")"))
            .before(FaultCode.EX_CONNECT, PART)
            .before(FaultCode.EX_SESSION_LOST, "a refused connection shares its exception")
            .cause("Kerberos gave no ticket for the server")
            .mailferry("It opens a session again, and takes another endpoint meanwhile.")
            .you(
                "0x80090322: the service name HTTP/server must belong to the server's own account,"
                    + " and the address must be its full name. 0x80090311: no domain controller"
                    + " answered. 0x80090324: set the clocks.")
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
            .when(
                both(id(OPENING), id("AccessDenied")),
                both(id(OPENING), id("LogonFailure")),
                narrowed(id(OPENING), DENIED),
                text(FAILED + "(" + DENIED + ")"))
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
