package io.mailferry.model;

/**
 * How much loss is accepted for one mailbox (docs/exchange/move-requests.md#large-loss).
 *
 * @param badItems corrupt or missing items that may be left behind; 0 or more
 * @param largeItems items over the target's size limit that may be left behind; 0 or more
 */
public record Limits(int badItems, int largeItems) {
  /** Nothing may be lost. */
  public static final Limits NONE = new Limits(0, 0);

  /** No limit at all. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

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

  /** The larger of each limit and another's. */
  public Limits raisedTo(Limits other) {
    return new Limits(Math.max(badItems, other.badItems), Math.max(largeItems, other.largeItems));
  }

  /** Both, in words to follow "limits of …". */
  public String words() {
    return number(badItems) + " damaged and " + number(largeItems) + " too large items";
  }

  private static String number(int limit) {
    return limit == UNLIMITED ? "any number of" : Integer.toString(limit);
  }

  /** Those that are others than before; 0 for one that is not. */
  public Limits changedFrom(Limits before) {
    return new Limits(
        badItems == before.badItems ? 0 : badItems,
        largeItems == before.largeItems ? 0 : largeItems);
  }

  /** Whether Exchange asks for the word "accept" in so many words. */
  public boolean needAcceptance() {
    return badItems >= LARGE_DATA_LOSS || largeItems >= LARGE_DATA_LOSS;
  }
}
