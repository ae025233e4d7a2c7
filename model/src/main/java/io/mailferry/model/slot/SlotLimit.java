package io.mailferry.model.slot;

import org.jspecify.annotations.Nullable;

/**
 * How many mailboxes may do something at a time.
 *
 * @param perTargetDatabase into one database; at least 1, null for as many as there are
 * @param perSourceDatabase out of one database; at least 1, null for as many as there are
 * @param inAll in the organisation; at least 1, null for as many as there are
 */
public record SlotLimit(
    @Nullable Integer perTargetDatabase,
    @Nullable Integer perSourceDatabase,
    @Nullable Integer inAll) {
  /** As many as there are. */
  public static final SlotLimit NONE = new SlotLimit(null, null, null);

  /**
   * Refuses a limit that would let nothing happen.
   *
   * @throws IllegalArgumentException when one is less than 1
   */
  public SlotLimit {
    atLeastOne(perTargetDatabase);
    atLeastOne(perSourceDatabase);
    atLeastOne(inAll);
  }

  private static void atLeastOne(@Nullable Integer limit) {
    if (limit != null && limit < 1) {
      throw new IllegalArgumentException("a limit of slots is at least 1, not " + limit);
    }
  }

  /** Whether there is a limit at all. */
  public boolean any() {
    return perTargetDatabase != null || perSourceDatabase != null || inAll != null;
  }
}
