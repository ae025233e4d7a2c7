package io.mailferry.activities.exchange.command.argument;

import org.jspecify.annotations.Nullable;

/**
 * Whether a new request may begin; a comment is only possible on one that may not
 * (docs/exchange/move-requests.md#lengths-of-texts).
 */
public sealed interface Begin {
  /** As soon as Exchange gets to it. */
  record Soon() implements Begin {}

  /**
   * {@code -Suspend}: when it is resumed.
   *
   * @param comment why, if anything is to be said
   */
  record WhenResumed(@Nullable Comment comment) implements Begin {}
}
