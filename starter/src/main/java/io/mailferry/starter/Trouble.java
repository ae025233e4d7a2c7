package io.mailferry.starter;

/** A command that cannot go on: what to say, and what to end with. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  Trouble(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
