package io.mailferry.activities.exchange.command.argument;

/**
 * A command that Exchange would refuse, and that is therefore not built: a defect of the caller.
 */
public final class IllegalCommand extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Says which rule was broken, in a sentence without its full stop. */
  IllegalCommand(String rule) {
    super(rule);
  }
}
