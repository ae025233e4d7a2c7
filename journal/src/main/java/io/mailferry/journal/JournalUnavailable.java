package io.mailferry.journal;

/** The journal cannot be read or written just now; its caller decides whether that matters. */
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  JournalUnavailable(String message) {
    super(message);
  }
}
