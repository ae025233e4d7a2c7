package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.outcome.MigrationOutcome;

/**
 * The news that a migration has an outcome.
 *
 * @param mailbox whose
 * @param ending in one word; the rest is in the migration and the journal
 */
public record MigrationEnd(MailboxGuid mailbox, Ending ending) {
  /** The kinds of ending. */
  public enum Ending {
    /** Moved and verified. */
    MOVED,
    /** Nothing was to be done. */
    ALREADY_HOME,
    /** Nothing was changed. */
    NOT_STARTED,
    /** Withdrawn by an operator. */
    WITHDRAWN;

    /** The word for an outcome. */
    public static Ending of(MigrationOutcome outcome) {
      return switch (outcome) {
        case MigrationOutcome.Moved _ -> MOVED;
        case MigrationOutcome.AlreadyHome _ -> ALREADY_HOME;
        case MigrationOutcome.NotStarted _ -> NOT_STARTED;
        case MigrationOutcome.Withdrawn _ -> WITHDRAWN;
      };
    }
  }
}
