package io.mailferry.operations.order;

/** An order means nothing where the migration or the wave stands; the message says why. */
public final class OrderRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OrderRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
