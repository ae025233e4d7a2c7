package io.mailferry.journal;

/** The key file cannot be used; the message says why and what to do. */
public final class PlanKeyUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlanKeyUnusable(String message) {
    super(message);
  }

  PlanKeyUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
