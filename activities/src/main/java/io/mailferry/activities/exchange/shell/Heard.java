package io.mailferry.activities.exchange.shell;

/** What is heard from a shell, beside noise. */
sealed interface Heard {
  /**
   * The shell is about to run the command: from now on it may have run.
   *
   * @param id of the request
   */
  record Taken(String id) implements Heard {}

  /**
   * A whole frame.
   *
   * @param id of the request that it answers
   * @param body base64 of the reply
   */
  record Frame(String id, String body) implements Heard {}

  /**
   * A frame that began and is of no use.
   *
   * @param how what is wrong with it, for people
   */
  record Spoiled(String how) implements Heard {}

  /** The shell's output has ended. */
  record Silence() implements Heard {}
}
