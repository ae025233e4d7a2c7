package io.mailferry.model.order;

/** What is lifted: a pause, a hold, or both. */
public enum Lift {
  /** Pause and hold. */
  BOTH,
  /** The pause; a hold stays. */
  PAUSE,
  /** The hold; a pause stays. */
  HOLD;

  /** Whether a pause is lifted. */
  public boolean pause() {
    return this != HOLD;
  }

  /** Whether a hold is lifted. */
  public boolean hold() {
    return this != PAUSE;
  }
}
