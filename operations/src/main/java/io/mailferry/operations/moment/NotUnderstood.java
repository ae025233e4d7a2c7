package io.mailferry.operations.moment;

/** Why a text is no moment, and what to write instead; never leaves this package. */
final class NotUnderstood extends Exception {
  private static final long serialVersionUID = 1L;

  NotUnderstood(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
