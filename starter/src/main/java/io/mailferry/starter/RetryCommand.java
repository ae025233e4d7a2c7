package io.mailferry.starter;

import io.mailferry.workflows.wave.WaveOrder;
import picocli.CommandLine.Command;

/** {@code mailferry retry}. */
@Command(
    name = "retry",
    header = "Look again now, and decide afresh.",
    description = "Harmless however often it is asked for.",
    footer = {
      "",
      "Example:  mailferry retry anna@source.example --reason \"quota was raised\"",
      "Exit codes:  0 done · 2 nobody of that name · 4 refused · 40 Temporal or workers unreachable"
    })
final class RetryCommand extends OrderCommand {
  RetryCommand(Desk desk) {
    super(desk, WaveOrder.Verb.RETRY);
  }
}
