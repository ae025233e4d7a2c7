package io.mailferry.journal.write;

import io.mailferry.model.outcome.MigrationOutcome;
import org.jspecify.annotations.Nullable;

/** How an outcome is laid out in columns. */
final class OutcomeColumns {
  private OutcomeColumns() {}

  static void write(Values row, MigrationOutcome outcome) {
    switch (outcome) {
      case MigrationOutcome.Moved moved ->
          row.put(OutcomeKind.MOVED)
              .text(moved.from())
              .text(moved.to())
              .moment(moved.queuedAt())
              .moment(moved.completedAt())
              .put(moved.bytes())
              .put(moved.lockedSeconds())
              .put(moved.withWarning())
              .put(moved.accepted())
              .put(null);
      case MigrationOutcome.AlreadyHome home ->
          rest(row, OutcomeKind.ALREADY_HOME, home.database(), null);
      case MigrationOutcome.NotStarted notStarted ->
          rest(
              row,
              OutcomeKind.NOT_STARTED,
              null,
              String.join(
                  "\n",
                  notStarted.obstacles().stream()
                      .map(obstacle -> obstacle.replace('\n', ' '))
                      .toList()));
      case MigrationOutcome.Withdrawn withdrawn ->
          rest(row, OutcomeKind.WITHDRAWN, null, withdrawn.reason());
    }
  }

  private static void rest(Values row, String kind, @Nullable String to, @Nullable String words) {
    row.put(kind)
        .put(null)
        .text(to)
        .moment(null)
        .moment(null)
        .put(null)
        .put(null)
        .put(null)
        .put(null)
        .text(words);
  }
}
