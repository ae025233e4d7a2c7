package io.mailferry.operations.status;

import io.mailferry.model.outcome.MigrationOutcome;

/** How a migration ended. The names are stable: programs may rely on them. */
public enum OutcomeKind {
  /** Moved, and found in its target. */
  VERIFIED,
  /** Moved, and accepted by an operator although a check did not pass. */
  ACCEPTED,
  /** It was there already. */
  ALREADY_HOME,
  /** It could not be started. */
  NOT_STARTED,
  /** It was withdrawn by an operator. */
  WITHDRAWN;

  /** The kind of an outcome. */
  public static OutcomeKind of(MigrationOutcome outcome) {
    return switch (outcome) {
      case MigrationOutcome.Moved moved when moved.accepted() -> ACCEPTED;
      case MigrationOutcome.Moved _ -> VERIFIED;
      case MigrationOutcome.AlreadyHome _ -> ALREADY_HOME;
      case MigrationOutcome.NotStarted _ -> NOT_STARTED;
      case MigrationOutcome.Withdrawn _ -> WITHDRAWN;
    };
  }
}
