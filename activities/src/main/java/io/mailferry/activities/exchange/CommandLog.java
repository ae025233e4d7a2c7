package io.mailferry.activities.exchange;

import java.time.Duration;

/** Is told of every command, so that commands can be counted and timed. */
@FunctionalInterface
public interface CommandLog {
  /** Takes no notes. */
  CommandLog NONE = (cmdlet, elapsed, outcome) -> {};

  /** The outcome of a command that succeeded. */
  String OK = "OK";

  /**
   * A command has ended.
   *
   * @param cmdlet its name
   * @param elapsed how long it took, the wait for a session included
   * @param outcome {@link #OK}, or the code of the fault
   */
  void ended(String cmdlet, Duration elapsed, String outcome);
}
