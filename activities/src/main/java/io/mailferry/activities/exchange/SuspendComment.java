package io.mailferry.activities.exchange;

import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem.OurPause;
import org.jspecify.annotations.Nullable;

/**
 * The comment with which Mailferry suspends a request. Exchange keeps it in the request's message
 * until it is resumed (docs/exchange/cmdlets.md#suspend), so that it can be read when our own
 * record is lost.
 */
public final class SuspendComment {
  private static final String OURS = "Mailferry: ";
  private static final String ORDERED = "paused by an operator";
  private static final String BEFORE_ITS_CUTOVER = "its cutover may not begin yet";

  private SuspendComment() {}

  /** The comment, which names us, the reason and the wave. */
  public static String of(OurPause why, WaveName wave) {
    return OURS
        + switch (why) {
          case ORDERED -> ORDERED;
          case BEFORE_ITS_CUTOVER -> BEFORE_ITS_CUTOVER;
        }
        + ", wave "
        + wave;
  }

  /**
   * Why we suspended a request with this message; null when we did not. What a later release says
   * is for a person.
   */
  static @Nullable OurPause in(@Nullable String message) {
    if (message == null || !message.contains(OURS)) {
      return null;
    }
    return message.contains(OURS + BEFORE_ITS_CUTOVER)
        ? OurPause.BEFORE_ITS_CUTOVER
        : OurPause.ORDERED;
  }
}
