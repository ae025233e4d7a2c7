package io.mailferry.model.memory;

import org.jspecify.annotations.Nullable;

/**
 * What is known and done about the mailbox in its new home.
 *
 * @param verification the proof of arrival, once attempted
 * @param accepted an operator took the mailbox as moved although a check did not pass
 * @param cleanedUp we removed the completed request
 */
public record Arrival(@Nullable Verification verification, boolean accepted, boolean cleanedUp) {
  static final Arrival NONE = new Arrival(null, false, false);

  /** Whether the move is certain, whatever becomes of the mailbox afterwards. */
  public boolean proven() {
    return verification != null && (verification.passed() || accepted);
  }
}
