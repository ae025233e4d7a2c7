package io.mailferry.journal.read;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.OutcomeKind;
import io.mailferry.model.outcome.MigrationOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads an outcome from its columns. */
final class OutcomeCells {
  private OutcomeCells() {}

  static MigrationOutcome read(ResultSet rows) throws SQLException {
    var kind = rows.getString("o_kind");
    return switch (kind) {
      case OutcomeKind.MOVED ->
          new MigrationOutcome.Moved(
              rows.getString("o_from"),
              rows.getString("o_to"),
              Cells.momentOrNull(rows, "o_queued"),
              Cells.momentOrNull(rows, "o_completed"),
              rows.getLong("o_bytes"),
              rows.getLong("o_locked"),
              rows.getBoolean("o_warning"),
              rows.getBoolean("o_accepted"));
      case OutcomeKind.ALREADY_HOME -> new MigrationOutcome.AlreadyHome(rows.getString("o_to"));
      case OutcomeKind.NOT_STARTED ->
          new MigrationOutcome.NotStarted(List.of(rows.getString("o_words").split("\n", -1)));
      case OutcomeKind.WITHDRAWN -> new MigrationOutcome.Withdrawn(rows.getString("o_words"));
      default ->
          throw new JournalUnavailable(
              "the journal holds an outcome this release does not know: " + kind);
    };
  }
}
