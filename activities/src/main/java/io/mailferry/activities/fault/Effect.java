package io.mailferry.activities.fault;

/** What a command does to the world, which decides what a lost answer means. */
public enum Effect {
  /** It only reads: an answer that was lost is asked for again. */
  READS,
  /** It changes something: an answer that was lost leaves the outcome open. */
  CHANGES
}
