package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.category;
import static io.mailferry.activities.fault.row.Sign.id;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;
import static io.mailferry.activities.fault.table.Samples.TRANSPORT;

import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/** A session with Exchange's shell that ended (docs/exchange/command-errors.md#sessions). */
final class SessionFaults {
  private SessionFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_SESSION_CLOSED)
            .notReached()
            .endsSession()
            .when(
                type("InvalidRunspaceStateException"),
                type("InvalidRunspacePoolStateException"),
                id("InvokeCommandCommandInvalidSessionState"),
                id("InvalidSessionState"),
                text("session is not available .*(Broken|Closed)"),
                text("State of runspace is not valid for this operation"),
                text("runspace pool is (not in the 'Opened' state|in the Disconnected state)"))
            .cause("The session with Exchange had ended before the command")
            .mailferry("It repeats the command through another session.")
            .you("Nothing.")
            .seen(
                "docs/exchange/powershell-engine.md#a-far-process-that-dies (captured)",
                "InvokeCommandCommandInvalidSessionState",
                "InvalidRunspaceStateException",
                "Because the session state for session Session1 is not equal to Open, you cannot"
                    + " run a command in the session. The session state is Broken.")
            .seen(
                "docs/exchange/command-errors.md#closed-session",
                "InvalidSessionState",
                "",
                "The session is not available to run commands. The session state is Closed."),
        row(FaultCode.EX_STOPPED)
            .unconfirmed()
            .when(
                type("PipelineStoppedException"),
                text("pipeline has been stopped|remote pipeline failed for the following reason"))
            .cause("The command was stopped before it ended")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Nothing.")
            .seen(
                "docs/exchange/command-errors.md#stopped",
                "PipelineStopped",
                "PipelineStoppedException",
                "The pipeline has been stopped."),
        row(FaultCode.EX_SESSION_LOST)
            .unconfirmed()
            .endsSession()
            .when(
                type(TRANSPORT),
                id("PSSessionStateBroken"),
                id("JobFailure"),
                category("WSMan"),
                text("Processing data (from remote server\\b.*|for a remote command) failed"),
                text("(Starting a command on the remote server|data to a remote command) failed"),
                text("Receiving data from remote server .* failed"),
                text("has been lost and the reconnection attempt failed"),
                text("A remote session might have ended"),
                text("total data received from the remote server exceeded"),
                text("The WinRM client (cannot|received)|WinRM cannot complete the operation"),
                text("shell was not found on the server"))
            .cause("The session with Exchange broke before it answered")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Nothing.")
            .seen(
                "docs/exchange/command-errors.md#broken-session",
                "JobFailure",
                TRANSPORT,
                "Processing data from remote server exch1.target.example failed with the following"
                    + " error message:"
                    + " [ClientAccessServer=EXCH1,BackEndServer=exch2.target.example,RequestId=6d1f,TimeStamp=11/23/2026"
                    + " 10:00:00 PM] [FailureCategory=WSMan-InvalidShellID] The request for the"
                    + " Windows Remote Shell with ShellId 0A1B failed because the shell was not"
                    + " found on the server.")
            .seen(
                "Microsoft KB3090768",
                "JobFailure",
                TRANSPORT,
                "Processing data for a remote command failed with the following error message:"
                    + " [FailureCategory=WSMan-InvalidShellID] The request for the Windows Remote"
                    + " Shell with ShellId 0A1B failed because the shell was not found on the"
                    + " server.")
            .seen(
                "docs/exchange/command-errors.md#broken-session"
                    + " (an open session, so the command may have run)",
                "WinRMOperationAborted,PSSessionStateBroken",
                TRANSPORT,
                "Connecting to remote server exch1.target.example failed with the following error"
                    + " message : The I/O operation has been aborted.")
            .seen(
                "docs/exchange/command-errors.md#broken-session (HTTP 503 in the middle)",
                "PSSessionStateBroken",
                TRANSPORT,
                "The WinRM client received an HTTP status code of 503 from the remote WS-Management"
                    + " service.")
            .seen(
                "docs/exchange/command-errors.md#broken-session",
                "PSSessionStateBroken",
                TRANSPORT,
                "The WinRM client cannot process the request.")
            .seen(
                "docs/exchange/powershell-engine.md#a-far-process-that-dies"
                    + " (captured: the far process killed in mid-call)",
                "JobFailure",
                TRANSPORT,
                "The SSH client session has ended before the command was answered."));
  }
}
