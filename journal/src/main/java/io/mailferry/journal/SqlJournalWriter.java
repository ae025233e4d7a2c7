package io.mailferry.journal;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the journal into a database. */
final class SqlJournalWriter implements JournalWriter {
  private final Connections connections;
  private final String upsertWave;
  private final String upsertLine;
  private final String upsertProgress;
  private final String upsertDecision;
  private final String insertFact;
  private final String upsertOutcome;

  SqlJournalWriter(Connections connections) {
    this.connections = connections;
    var dialect = connections.dialect();
    this.upsertWave = dialect.upsert(Table.WAVE);
    this.upsertLine = dialect.upsert(Table.LINE);
    this.upsertProgress = dialect.upsert(Table.PROGRESS);
    this.upsertDecision = dialect.upsert(Table.DECISION);
    this.insertFact = dialect.insertOnce(Table.FACT);
    this.upsertOutcome = dialect.upsert(Table.OUTCOME);
  }

  /** Keys are folded like this, so that an address is found however it is typed. */
  static String keyOf(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void wavePlanned(PlannedWaveNote note) {
    var wave = note.wave().value();
    connections.run(
        connection -> {
          if (knows(connection, note)) {
            return null;
          }
          update(connection, "DELETE FROM wave WHERE name = ?", wave);
          update(connection, "DELETE FROM plan_line WHERE wave = ?", wave);
          update(connection, "DELETE FROM decision WHERE wave = ?", wave);
          update(connection, "DELETE FROM outcome WHERE kind <> 'moved' AND wave = ?", wave);
          try (var statement = connection.prepareStatement(upsertWave)) {
            new Row(statement)
                .put(wave)
                .put(note.organisation().value())
                .put(note.route().name())
                .put(note.mailboxes())
                .moment(note.at());
            statement.executeUpdate();
          }
          return null;
        });
  }

  private static boolean knows(Connection connection, PlannedWaveNote note) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT 1 FROM wave WHERE name = ? AND at = ?")) {
      new Row(statement).put(note.wave().value()).moment(note.at());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void update(Connection connection, String sql, String wave) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, wave);
      statement.executeUpdate();
    }
  }

  @Override
  public void lineResolved(LineNote note) {
    connections.run(
        connection -> {
          try (var statement = connection.prepareStatement(upsertLine)) {
            new Row(statement)
                .put(note.wave().value())
                .put(note.line())
                .text(note.address())
                .text(keyOf(note.address()))
                .put(uuid(note.mailbox()))
                .text(note.home())
                .text(note.targetDatabase())
                .text(note.problem())
                .moment(note.at());
            return statement.executeUpdate();
          }
        });
  }

  private static @Nullable UUID uuid(@Nullable MailboxGuid mailbox) {
    return mailbox == null ? null : mailbox.value();
  }

  @Override
  public void progress(Collection<ProgressNote> notes) {
    if (notes.isEmpty()) {
      return;
    }
    // One order for all writers, so that two passes at once cannot lock each other out.
    var ordered =
        notes.stream()
            .sorted(Comparator.comparing(ProgressNote::mailbox).thenComparing(ProgressNote::at))
            .toList();
    connections.run(
        connection -> {
          writeProgress(connection, ordered);
          return null;
        });
  }

  private void writeProgress(Connection connection, List<ProgressNote> notes) throws SQLException {
    try (var statement = connection.prepareStatement(upsertProgress)) {
      for (var note : notes) {
        new Row(statement)
            .put(note.mailbox().value())
            .moment(note.at())
            .put(note.status().name())
            .text(note.statusDetail())
            .put(note.percent())
            .put(note.bytes())
            .put(note.totalBytes())
            .text(note.sourceDatabase())
            .text(note.targetDatabase());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public void decided(DecisionNote note) {
    connections.run(
        connection -> {
          try (var statement = connection.prepareStatement(upsertDecision)) {
            new Row(statement)
                .put(note.wave().value())
                .put(note.mailbox().value())
                .moment(note.at())
                .put(note.phase().name())
                .put(note.attention().name())
                .text(note.sentence());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void fact(Fact fact) {
    connections.run(
        connection -> {
          try (var statement = connection.prepareStatement(insertFact)) {
            new Row(statement)
                .text(fact.id())
                .moment(fact.at())
                .put(fact.wave().value())
                .put(uuid(fact.mailbox()))
                .put(fact.kind().name())
                .text(fact.sentence())
                .text(fact.evidence());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void outcome(OutcomeEntry entry) {
    connections.run(
        connection -> {
          if (entry.outcome() instanceof MigrationOutcome.AlreadyHome home
              && movedThere(connection, entry, home.database())) {
            return 0;
          }
          try (var statement = connection.prepareStatement(upsertOutcome)) {
            var row =
                new Row(statement)
                    .put(entry.wave().value())
                    .put(entry.mailbox().value())
                    .moment(entry.at());
            OutcomeColumns.write(row, entry.outcome());
            return statement.executeUpdate();
          }
        });
  }

  private static boolean movedThere(Connection connection, OutcomeEntry entry, String database)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 FROM outcome WHERE wave = ? AND mailbox = ? AND kind = 'moved'"
                + " AND LOWER(to_database) = LOWER(?)")) {
      new Row(statement).put(entry.wave().value()).put(entry.mailbox().value()).put(database);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  @Override
  public void waveEnded(WaveName wave, Instant at) {
    connections.run(
        connection -> {
          try (var statement =
              connection.prepareStatement("UPDATE wave SET ended_at = ? WHERE name = ?")) {
            new Row(statement).moment(at).put(wave.value());
            return statement.executeUpdate();
          }
        });
  }
}
