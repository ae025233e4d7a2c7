package io.mailferry.operations.start;

/** A worker took the check of a plan up and could not finish it; the message says why. */
public final class CheckFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
