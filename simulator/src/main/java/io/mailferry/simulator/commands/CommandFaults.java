package io.mailferry.simulator.commands;

/** Knows what goes wrong with the next command. Asked once for each, under the clock. */
public interface CommandFaults {
  /** What goes wrong with this command, the next of its cmdlet. */
  CommandFault of(String cmdlet);

  /** Whether no session can be opened now. */
  boolean noSessionOpens();
}
