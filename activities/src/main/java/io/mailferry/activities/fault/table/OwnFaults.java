package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/** What Mailferry itself meets on its side of the shell. */
final class OwnFaults {
  private OwnFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_NO_SESSION)
            .notReached()
            .cause("No shell session was free in time")
            .mailferry("It asks again.")
            .you("Look at the pool's last failure if this goes on.")
            .ours("no shell session was free within 30 s"),
        row(FaultCode.EX_NOT_DELIVERED)
            .notReached()
            .endsSession()
            .cause("The shell ended before it received the command")
            .mailferry("It repeats the command through another session.")
            .you("Nothing.")
            .ours("the shell's process had ended"),
        row(FaultCode.EX_LOST_ANSWER)
            .unconfirmed()
            .endsSession()
            .cause("The shell received the command and did not answer it")
            .mailferry(
                "It ends that shell, and looks whether the command ran before it does anything"
                    + " else.")
            .you("Nothing.")
            .ours("no answer within 120 s"),
        row(FaultCode.EX_TOO_LONG_ANSWER)
            .unconfirmed()
            .endsSession()
            .cause("The shell's answer was longer than Mailferry takes")
            .mailferry(
                "It ends that shell, and looks whether the command ran before it does anything"
                    + " else.")
            .you(
                "Look at what the shell printed; a profile script or a module may print text of its"
                    + " own.")
            .ours("more than 64 MB and no end"),
        row(FaultCode.EX_CMDLET)
            .refused(Reason.WRONG_COMMAND)
            .cause("Mailferry's script was asked for a cmdlet that is not on its list")
            .mailferry("It runs nothing.")
            .you("Report this as a defect of Mailferry.")
            .ours("not on the list"),
        row(FaultCode.EX_NUL)
            .refused(Reason.WRONG_COMMAND)
            .cause(
                "A text that was to be sent contains a NUL or another character that PowerShell"
                    + " cannot receive")
            .mailferry("It sends nothing, and asks.")
            .you("Take the character out of the plan or the name, then retry.")
            .ours("the parameter BatchName has a NUL character"));
  }
}
