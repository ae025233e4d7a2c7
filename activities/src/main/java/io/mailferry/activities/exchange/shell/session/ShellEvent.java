package io.mailferry.activities.exchange.shell.session;

/** What a shell prints that the protocol knows; all else is noise. */
sealed interface ShellEvent {
  /**
   * The shell is about to run the command: from now on it may have run.
   *
   * @param id of the request
   */
  record Taken(String id) implements ShellEvent {}

  /**
   * A whole frame.
   *
   * @param id of the request that it answers
   * @param body base64 of the reply
   */
  record Frame(String id, String body) implements ShellEvent {}

  /**
   * A frame that began and is of no use.
   *
   * @param how what is wrong with it, for people
   */
  record BrokenFrame(String how) implements ShellEvent {}

  /** The shell's output has ended. */
  record EndOfOutput() implements ShellEvent {}
}
