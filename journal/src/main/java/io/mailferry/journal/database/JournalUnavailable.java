package io.mailferry.journal.database;

/** The journal cannot be read or written just now; its caller decides whether that matters. */
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** It failed. */
  public JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** It was not tried. */
  public JournalUnavailable(String message) {
    super(message);
  }
}
