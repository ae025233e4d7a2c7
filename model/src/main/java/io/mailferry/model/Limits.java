package io.mailferry.model;

/**
 * How much loss the plan accepts for one mailbox (docs/exchange/move-requests.md#large-loss).
 *
 * @param badItems corrupt or missing items that may be left behind; 0 or more
 * @param largeItems items over the target's size limit that may be left behind; 0 or more
 */
public record Limits(int badItems, int largeItems) {
  /** Nothing may be lost. */
  public static final Limits NONE = new Limits(0, 0);

  /**
   * Exchange wants {@code -AcceptLargeDataLoss} from this many items on
   * (docs/exchange/move-requests.md#large-loss).
   */
  public static final int LARGE_DATA_LOSS = 51;

  /**
   * @throws IllegalArgumentException when a limit is negative
   */
  public Limits {
    if (badItems < 0 || largeItems < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
  }

  /** Whether Exchange asks for the word "accept" in so many words. */
  public boolean needAcceptance() {
    return badItems >= LARGE_DATA_LOSS || largeItems >= LARGE_DATA_LOSS;
  }
}
