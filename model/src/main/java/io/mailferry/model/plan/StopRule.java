package io.mailferry.model.plan;

/**
 * When a wave is paused by itself: more mailboxes fail than people agreed to look at.
 *
 * @param most how many may fail, so that a person is needed, before the others are paused; 0 or
 *     more
 */
public record StopRule(int most) {
  /**
   * @throws IllegalArgumentException when the number is negative
   */
  public StopRule {
    if (most < 0) {
      throw new IllegalArgumentException("a stop rule lets 0 or more mailboxes fail");
    }
  }

  /**
   * One for a share of a wave, rounded down.
   *
   * @param percent from 0 to 100
   * @param mailboxes how many the wave has
   */
  public static StopRule ofShare(int percent, int mailboxes) {
    return new StopRule((int) ((long) percent * mailboxes / 100));
  }

  /** Whether so many are too many. */
  public boolean isBroken(int failing) {
    return failing > most;
  }
}
