package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.util.List;

/** What happens between us and Exchange's shell (exchange.md 4.4). */
final class SessionFaults {
  private static final String TRANSPORT = "PSRemotingTransportException";

  private SessionFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row("MF-EX-CONNECT")
            .notReached()
            .endsSession()
            .when(id("PSSessionOpenFailed"), text("Connecting to remote server .* failed with"))
            .cause("No session could be opened with Exchange")
            .mailferry("It opens one again, and takes another session meanwhile.")
            .you(
                "Look at the server, its PowerShell directory in IIS, and whether the account may use"
                    + " remote PowerShell.")
            .seen(
                "exchange.md 4.4",
                "-2144108477,PSSessionOpenFailed",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : WinRM cannot complete the operation."),
        row("MF-EX-SESSION-CLOSED")
            .notReached()
            .endsSession()
            .when(
                id("InvalidRunspaceStateException"),
                id("InvalidSessionState"),
                text("session is not available .*(Broken|Closed)"))
            .cause("The session with Exchange had ended before the command")
            .mailferry("It repeats the command through another session.")
            .you("Nothing.")
            .seen(
                "powershell-host.md (captured), exchange.md 4.4",
                "InvokeCommandCommandInvalidSessionState",
                "InvalidRunspaceStateException",
                "Because the session state for session Session1 is not equal to Open, you cannot run"
                    + " a command in the session. The session state is Broken."),
        row("MF-EX-SESSION-LOST")
            .unconfirmed()
            .endsSession()
            .when(
                id(TRANSPORT),
                id("PSSessionStateBroken"),
                id("FailureCategory=WSMan"),
                text("Processing data from remote server .* failed"),
                text("The WinRM client (cannot|received)|WinRM cannot complete the operation"),
                text("shell was not found on the server"))
            .cause("The session with Exchange broke before it answered")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Nothing.")
            .seen(
                "exchange.md 4.4",
                "JobFailure",
                TRANSPORT,
                "Processing data from remote server exch1.target.example failed with the following"
                    + " error message: [ClientAccessServer=EXCH1,BackEndServer=exch2.target.example,"
                    + "RequestId=6d1f,TimeStamp=11/23/2026 10:00:00 PM]"
                    + " [FailureCategory=WSMan-InvalidShellID] The request for the Windows Remote"
                    + " Shell with ShellId 0A1B failed because the shell was not found on the"
                    + " server."),
        row("MF-EX-NO-SESSION")
            .notReached()
            .cause("No shell session was free in time")
            .mailferry("It asks again.")
            .you("Look at the pool's last failure if this goes on.")
            .ours("no shell session was free within 30 s"),
        row("MF-EX-NOT-DELIVERED")
            .notReached()
            .endsSession()
            .cause("The shell had ended before the command was handed to it")
            .mailferry("It repeats the command through another session.")
            .you("Nothing.")
            .ours("the shell's process had ended"),
        row("MF-EX-LOST-ANSWER")
            .unconfirmed()
            .endsSession()
            .cause("The shell was given the command and did not answer it")
            .mailferry(
                "It ends that shell, and looks whether the command ran before it does anything"
                    + " else.")
            .you("Nothing.")
            .ours("no answer within 120 s"),
        row("MF-EX-CREDENTIAL")
            .refused(Reason.OTHER)
            .cause("The shell knows no credential of the name that the settings give")
            .mailferry("It stops and asks.")
            .you("Store the credential for the account that the worker runs under, then retry.")
            .ours("no credential is stored under this name"),
        row("MF-EX-CMDLET")
            .refused(Reason.WRONG_COMMAND)
            .cause("Mailferry's script was asked for a cmdlet that is not on its list")
            .mailferry("It runs nothing.")
            .you("Report this as a defect of Mailferry.")
            .ours("not on the list"));
  }
}
