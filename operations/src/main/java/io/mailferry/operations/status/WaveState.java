package io.mailferry.operations.status;

import io.mailferry.operations.text.Words;
import org.jspecify.annotations.Nullable;

/** How a wave stands. The words are stable: programs may rely on them. */
public enum WaveState {
  /** Neither Temporal nor the journal tells. */
  UNKNOWN,
  /** It runs. */
  RUNNING,
  /** It is over. */
  ENDED,
  /** It failed in Temporal. */
  FAILED,
  /** It was cancelled in Temporal; a cancellation by Mailferry ends it regularly. */
  CANCELED,
  /** It was terminated in Temporal. */
  TERMINATED,
  /** Temporal ended it for the time it took. */
  TIMED_OUT,
  /** It was paused in Temporal. */
  PAUSED,
  /** Temporal tells a state that this release does not know. */
  UNSPECIFIED;

  /** The state in a word, e.g. {@code timed-out}. */
  public String word() {
    return Words.typed(this);
  }

  /**
   * How a wave stands of which Temporal says this, and the journal has a copy. The journal may know
   * better that it has come to its end: Temporal has forgotten it, or calls it cancelled, as it
   * does of every workflow for whose cancellation somebody asked, also when that withdrew every
   * request in order.
   */
  WaveState with(@Nullable WaveSnapshot copy) {
    return journalMayKnowBetter() && copy != null && copy.over() ? ENDED : this;
  }

  /** Whether only the journal knows whether it came to its end. */
  boolean journalMayKnowBetter() {
    return this == UNKNOWN || this == CANCELED;
  }

  /** Whether it was stopped by other means than ours. */
  public boolean stopped() {
    return switch (this) {
      case UNKNOWN, RUNNING, ENDED -> false;
      case FAILED, CANCELED, TERMINATED, TIMED_OUT, PAUSED, UNSPECIFIED -> true;
    };
  }
}
