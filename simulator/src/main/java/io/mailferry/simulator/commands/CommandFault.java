package io.mailferry.simulator.commands;

import java.time.Duration;

/** What goes wrong with a command on its way. */
public sealed interface CommandFault {
  /** Nothing: it runs, and its answer comes back. */
  record None() implements CommandFault {}

  /** It runs, and its answer does not come back. */
  record LosesAnswer(LostAnswer how) implements CommandFault {}

  /** It never arrives: the shell dies before. */
  record NeverArrives() implements CommandFault {}

  /** It is turned away for being one too many. */
  record Throttled(Duration patience) implements CommandFault {}

  /** No session to Exchange can be opened. */
  record Unreachable() implements CommandFault {}
}
