package io.mailferry.operations.client;

import org.jspecify.annotations.Nullable;

/** Temporal, or every worker behind it, does not answer; the message says which and what to do. */
public final class TemporalAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemporalAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
