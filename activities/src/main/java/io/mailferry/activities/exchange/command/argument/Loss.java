package io.mailferry.activities.exchange.command.argument;

import io.mailferry.model.Limits;

/**
 * How much may be left behind; {@code -AllowLargeItems} and {@code -LargeItemLimit} exclude each
 * other (docs/exchange/move-requests.md#combinations).
 *
 * <p>{@code -AcceptLargeDataLoss} is nobody's choice: it is sent when and only when a limit asks
 * for it.
 */
public sealed interface Loss {
  /**
   * Up to so many items of each kind.
   *
   * @param limits how many
   */
  record UpTo(Limits limits) implements Loss {}

  /**
   * {@code -AllowLargeItems}: whatever is too large, and up to so many that are corrupt.
   *
   * @param badItems 0 or more
   */
  record AllLargeItems(int badItems) implements Loss {
    /**
     * @throws IllegalCommand when the number is negative
     */
    public AllLargeItems {
      Rule.that(badItems >= 0, "BadItemLimit is 0 or more");
    }
  }
}
