package io.mailferry.simulator.commands;

import java.time.Duration;

/** What befalls a command on its way. */
public sealed interface Fate {
  /** Nothing. */
  record Runs() implements Fate {}

  /** It runs, and its answer does not come back. */
  record LosesAnswer(LostAnswer how) implements Fate {}

  /** It never arrives: the shell dies before. */
  record NeverArrives() implements Fate {}

  /** It is turned away for being one too many. */
  record Throttled(Duration patience) implements Fate {}

  /** No session to Exchange can be opened. */
  record Unreachable() implements Fate {}
}
