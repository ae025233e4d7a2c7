package io.mailferry.operations.forecast;

/** What a migration said when it was asked. */
sealed interface Answer {
  /** What is in force for its mailbox. */
  record Told(InForce inForce) implements Answer {}

  /** There is none of this wave that runs. */
  record NoMigration() implements Answer {}

  /** It did not answer in time. */
  record Silence() implements Answer {}
}
