package io.mailferry.starter;

import io.mailferry.workflows.wave.WaveOrder;
import picocli.CommandLine.Command;

/** {@code mailferry cancel}. */
@Command(
    name = "cancel",
    header = "Withdraw the move and end the migration; the source mailbox stays as it is.",
    description = "Refused once Exchange completes the move.",
    footer = {
      "",
      "Example:  mailferry cancel anna@source.example --reason \"leaves the company\"",
      "Exit codes:  0 done · 2 nobody of that name · 4 refused · 40 Temporal or workers unreachable"
    })
final class CancelCommand extends OrderCommand {
  CancelCommand(Desk desk) {
    super(desk, WaveOrder.Verb.CANCEL);
  }
}
