package io.mailferry.model.memory;

/**
 * In which way a command can go wrong that is tried again; tries are counted for each by itself.
 */
public enum FaultKind {
  /** It certainly did not run. */
  NOT_REACHED,
  /** Exchange did not find what it was to change, or found it in another state; it may lag. */
  LAGGING,
  /** Exchange answered in words that nobody knows. */
  UNKNOWN_WORDS,
  /** Its answer was lost, so that nobody knows whether it ran. */
  LOST
}
