package io.mailferry.activities.exchange;

/**
 * What Exchange says of a far end: whether the other forest lets the account in. Words are without
 * people.
 */
public sealed interface FarAnswer {
  /** The endpoint answered, and let the account in. */
  record LetIn() implements FarAnswer {}

  /**
   * The endpoint answered, and did not let the account in.
   *
   * @param words what Exchange said
   */
  record Refused(String words) implements FarAnswer {}

  /**
   * Nothing is known of the account: the endpoint did not answer, or said something else, or this
   * Exchange does not offer the test.
   *
   * @param words what was said
   */
  record Untold(String words) implements FarAnswer {}
}
