package io.mailferry.journal;

import io.mailferry.model.outcome.MigrationOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an outcome is laid out in columns. The words for the kinds are durable. */
final class OutcomeColumns {
  private static final String MOVED = "moved";
  private static final String ALREADY_HOME = "alreadyHome";
  private static final String NOT_STARTED = "notStarted";
  private static final String WITHDRAWN = "withdrawn";

  private OutcomeColumns() {}

  static void write(Values row, MigrationOutcome outcome) {
    switch (outcome) {
      case MigrationOutcome.Moved moved ->
          row.put(MOVED)
              .text(moved.from())
              .text(moved.to())
              .moment(moved.queuedAt())
              .moment(moved.completedAt())
              .put(moved.bytes())
              .put(moved.lockedSeconds())
              .put(moved.withWarning())
              .put(moved.accepted())
              .put(null);
      case MigrationOutcome.AlreadyHome home -> rest(row, ALREADY_HOME, home.database(), null);
      case MigrationOutcome.NotStarted notStarted ->
          rest(
              row,
              NOT_STARTED,
              null,
              String.join(
                  "\n",
                  notStarted.obstacles().stream()
                      .map(obstacle -> obstacle.replace('\n', ' '))
                      .toList()));
      case MigrationOutcome.Withdrawn withdrawn -> rest(row, WITHDRAWN, null, withdrawn.reason());
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

  static MigrationOutcome read(ResultSet rows) throws SQLException {
    var kind = rows.getString("o_kind");
    return switch (kind) {
      case MOVED ->
          new MigrationOutcome.Moved(
              rows.getString("o_from"),
              rows.getString("o_to"),
              Cells.momentOrNull(rows, "o_queued"),
              Cells.momentOrNull(rows, "o_completed"),
              rows.getLong("o_bytes"),
              rows.getLong("o_locked"),
              rows.getBoolean("o_warning"),
              rows.getBoolean("o_accepted"));
      case ALREADY_HOME -> new MigrationOutcome.AlreadyHome(rows.getString("o_to"));
      case NOT_STARTED ->
          new MigrationOutcome.NotStarted(List.of(rows.getString("o_words").split("\n", -1)));
      case WITHDRAWN -> new MigrationOutcome.Withdrawn(rows.getString("o_words"));
      default ->
          throw new JournalUnavailable(
              "the journal holds an outcome this release does not know: " + kind);
    };
  }
}
