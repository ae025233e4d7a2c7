package io.mailferry.simulator.commands.call;

/** How much an answer tells. */
public enum View {
  /** What the shell protocol lists. */
  PROTOCOL,
  /** All that is known of Exchange's own properties, for a shell that makes objects of them. */
  OBJECTS
}
