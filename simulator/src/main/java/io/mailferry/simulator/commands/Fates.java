package io.mailferry.simulator.commands;

/** Knows what befalls the next command. Asked once for each, under the clock. */
public interface Fates {
  /** What befalls this command, the next of its cmdlet. */
  Fate of(String cmdlet);

  /** Whether no session can be opened now. */
  boolean noSessionOpens();
}
