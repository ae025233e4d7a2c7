package io.mailferry.journal.read;

import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.outcome.MigrationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox of a wave as the journal knows it: the line of the plan, and the latest of everything
 * told since. Each part carries its own moment.
 *
 * @param line the line of the plan and what the look-up found
 * @param decision what was decided last; null before the first decision
 * @param progress how far the request was when last seen; null before it was
 * @param outcome how it ended; null while it has not
 */
public record JournalMailbox(
    LineNote line,
    @Nullable DecisionNote decision,
    @Nullable ProgressNote progress,
    @Nullable OutcomeEntry outcome) {
  /** The database the mailbox comes from, as far as known. */
  public @Nullable String from() {
    if (outcome != null
        && outcome.outcome() instanceof MigrationOutcome.Moved moved
        && moved.from() != null) {
      return moved.from();
    }
    if (line.home() != null && !livedThereAlready(line.home())) {
      return line.home();
    }
    return progress == null ? null : progress.sourceDatabase();
  }

  /** A mailbox that has moved and is looked up again afterwards is found where it moved to. */
  private boolean livedThereAlready(String home) {
    return outcome != null
        && outcome.outcome() instanceof MigrationOutcome.Moved
        && home.equalsIgnoreCase(line.targetDatabase());
  }

  /** The database the mailbox is to move to. */
  public String to() {
    return line.targetDatabase();
  }

  /** Whether the line ended without a migration, or its migration has an outcome. */
  public boolean ended() {
    return outcome != null || line.problem() != null;
  }

  /** Whether the mailbox is where the plan wants it. */
  public boolean arrived() {
    return outcome != null && outcome.outcome().arrived();
  }

  /** Whether a person has to look: a question is open, or nothing moves any more. */
  public boolean needsAttention() {
    return outcome == null
        && decision != null
        && switch (decision.attention()) {
          case QUESTION, STUCK -> true;
          case NONE, WAITING -> false;
        };
  }

  /**
   * What is away that it waits for, as {@link io.mailferry.model.incident.Dependency#key} has it;
   * null when nothing is, and after its end.
   */
  public @Nullable String dependency() {
    return ended() || decision == null ? null : decision.dependency();
  }

  /** Whether a question to a person is open. */
  public boolean asks() {
    return outcome == null && decision != null && decision.attention() == Attention.QUESTION;
  }
}
