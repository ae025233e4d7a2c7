package io.mailferry.journal.write;

import io.mailferry.journal.database.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the journal into a database. */
public final class SqlJournalWriter implements JournalWriter {
  private final Database database;
  private final String upsertWave;
  private final String upsertLine;
  private final String upsertProgress;
  private final String upsertDecision;
  private final String insertFact;
  private final String upsertOutcome;
  private final String insertReport;
  private final String tellIncident;
  private final String tellDrift;

  /** Writes nothing yet. */
  public SqlJournalWriter(Database database) {
    this.database = database;
    var dialect = database.dialect();
    this.upsertWave = Upsert.latest(dialect, Table.WAVE);
    this.upsertLine = Upsert.latest(dialect, Table.LINE);
    this.upsertProgress = Upsert.latest(dialect, Table.PROGRESS);
    this.upsertDecision = Upsert.latest(dialect, Table.DECISION);
    this.insertFact = Upsert.once(dialect, Table.FACT);
    this.upsertOutcome = Upsert.latest(dialect, Table.OUTCOME);
    this.insertReport = Upsert.once(dialect, Table.REPORT);
    this.tellIncident = IncidentStatements.tell(dialect);
    this.tellDrift = DriftStatements.tell(dialect);
  }

  @Override
  public void wavePlanned(PlannedWaveNote note) {
    var wave = note.wave().value();
    database.writeToDisk(
        sql -> {
          if (knows(sql, note)) {
            return 0;
          }
          sql.sql("DELETE FROM wave WHERE name = ?").param(wave).update();
          sql.sql("DELETE FROM plan_line WHERE wave = ?").param(wave).update();
          sql.sql("DELETE FROM decision WHERE wave = ?").param(wave).update();
          sql.sql("DELETE FROM outcome WHERE kind <> 'moved' AND wave = ?").param(wave).update();
          return update(
              sql,
              upsertWave,
              new Values()
                  .put(wave)
                  .put(note.organisation().value())
                  .put(note.route().name())
                  .put(note.mailboxes())
                  .moment(note.at()));
        });
  }

  private static boolean knows(JdbcClient sql, PlannedWaveNote note) {
    return finds(
        sql,
        "SELECT 1 FROM wave WHERE name = ? AND at = ?",
        new Values().put(note.wave().value()).moment(note.at()));
  }

  private static boolean finds(JdbcClient sql, String statement, Values values) {
    return !sql.sql(statement).params(values.list()).query((_, _) -> true).list().isEmpty();
  }

  private static int update(JdbcClient sql, String statement, Values values) {
    return sql.sql(statement).params(values.list()).update();
  }

  @Override
  public void linesResolved(Collection<LineNote> notes) {
    if (notes.isEmpty()) {
      return;
    }
    database.writeToDisk(
        upsertLine,
        notes.stream()
            .sorted(Comparator.comparingInt(LineNote::line))
            .map(SqlJournalWriter::values)
            .toList());
  }

  private static Object[] values(LineNote note) {
    var wanted = note.wanted();
    var cutover = wanted == null ? null : wanted.cutover();
    return new Values()
        .put(note.wave().value())
        .put(note.line())
        .text(note.address())
        .text(AddressKey.of(note.address()))
        .put(uuid(note.mailbox()))
        .text(note.home())
        .text(note.targetDatabase())
        .text(note.problem())
        .moment(note.at())
        .text(wanted == null ? null : wanted.targetArchiveDatabase())
        .put(wanted == null ? null : wanted.limits().badItems())
        .put(wanted == null ? null : wanted.limits().largeItems())
        .text(wanted == null ? null : wanted.scope().name())
        .text(wanted == null || wanted.kind() == null ? null : wanted.kind().name())
        .text(cutover == null ? null : cutover.notBefore())
        .text(cutover == null ? null : cutover.windows())
        .text(cutover == null ? null : cutover.blackouts())
        .text(wanted == null ? null : wanted.zone())
        .array();
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
    database.write(
        upsertProgress,
        notes.stream()
            .sorted(Comparator.comparing(ProgressNote::mailbox).thenComparing(ProgressNote::at))
            .map(SqlJournalWriter::values)
            .toList());
  }

  private static Object[] values(ProgressNote note) {
    return new Values()
        .put(note.mailbox().value())
        .moment(note.at())
        .put(note.status().name())
        .text(note.statusDetail())
        .put(note.percent())
        .put(note.bytes())
        .put(note.totalBytes())
        .text(note.sourceDatabase())
        .text(note.targetDatabase())
        .array();
  }

  @Override
  public void decided(DecisionNote note) {
    var values =
        new Values()
            .put(note.wave().value())
            .put(note.mailbox().value())
            .moment(note.at())
            .put(note.phase().name())
            .put(note.attention().name())
            .text(note.sentence())
            .text(note.reason());
    var asked = note.asked();
    values
        .text(asked == null ? null : asked.cause())
        .text(
            asked == null
                ? null
                : asked.choices().stream().map(Choice::name).collect(Collectors.joining(",")))
        .text(note.dependency());
    database.write(sql -> update(sql, upsertDecision, values));
  }

  @Override
  public void fact(Fact fact) {
    var values =
        new Values()
            .text(fact.id())
            .moment(fact.at())
            .put(fact.wave().value())
            .put(uuid(fact.mailbox()))
            .put(fact.kind().name())
            .text(fact.sentence())
            .text(fact.evidence())
            .text(fact.act())
            .text(fact.code());
    database.write(sql -> update(sql, insertFact, values));
  }

  @Override
  public void outcome(OutcomeEntry entry) {
    database.write(
        sql -> {
          if (entry.outcome() instanceof MigrationOutcome.AlreadyHome home
              && movedThere(sql, entry, home.database())) {
            return 0;
          }
          var values =
              new Values()
                  .put(entry.wave().value())
                  .put(entry.mailbox().value())
                  .moment(entry.at());
          OutcomeColumns.write(values, withItsOrigin(sql, entry));
          return update(sql, upsertOutcome, values);
        });
  }

  /** A second run that finds the mailbox moved may not be able to tell where it came from. */
  private static MigrationOutcome withItsOrigin(JdbcClient sql, OutcomeEntry entry) {
    if (!(entry.outcome() instanceof MigrationOutcome.Moved moved) || moved.from() != null) {
      return entry.outcome();
    }
    return sql.sql(
            "SELECT from_database FROM outcome WHERE wave = ? AND mailbox = ? AND kind = 'moved'"
                + " AND LOWER(to_database) = LOWER(?) AND from_database IS NOT NULL")
        .params(
            new Values()
                .put(entry.wave().value())
                .put(entry.mailbox().value())
                .put(moved.to())
                .list())
        .query(String.class)
        .optional()
        .<MigrationOutcome>map(moved::cameFrom)
        .orElse(moved);
  }

  private static boolean movedThere(JdbcClient sql, OutcomeEntry entry, String database) {
    return finds(
        sql,
        "SELECT 1 FROM outcome WHERE wave = ? AND mailbox = ? AND kind = 'moved'"
            + " AND LOWER(to_database) = LOWER(?)",
        new Values().put(entry.wave().value()).put(entry.mailbox().value()).put(database));
  }

  @Override
  public void incident(IncidentNote note) {
    var values =
        new Values()
            .put(note.organisation().value())
            .put(note.dependency().kind().name())
            .text(note.dependency().name())
            .moment(note.at())
            .text(note.code())
            .text(note.sentence())
            .moment(note.nextProbe())
            .put(note.lasting());
    database.write(sql -> update(sql, tellIncident, values));
  }

  @Override
  public void incidentEnded(OrganisationName organisation, Dependency dependency, Instant at) {
    var values =
        new Values()
            .moment(at)
            .put(organisation.value())
            .put(dependency.kind().name())
            .text(dependency.name())
            .moment(at);
    database.write(sql -> update(sql, IncidentStatements.END, values));
  }

  @Override
  public void drift(OrganisationName organisation, Instant at, Collection<DriftNote> all) {
    database.write(
        sql -> {
          all.stream()
              .sorted(Comparator.comparing(DriftNote::kind).thenComparing(DriftNote::mailbox))
              .forEach(note -> update(sql, tellDrift, values(organisation, at, note)));
          return update(
              sql, DriftStatements.CLEAR, new Values().put(organisation.value()).moment(at));
        });
  }

  private static Values values(OrganisationName organisation, Instant at, DriftNote note) {
    var wave = note.wave();
    return new Values()
        .put(organisation.value())
        .put(note.kind().name())
        .put(note.mailbox().value())
        .put(wave == null ? null : wave.value())
        .text(note.batchName())
        .text(note.database())
        .put(note.status().name())
        .moment(note.began())
        .moment(at);
  }

  @Override
  public void report(ReportNote note) {
    var values =
        new Values()
            .put(note.mailbox().value())
            .put(note.request())
            .moment(note.failedAt())
            .put(note.wave().value())
            .moment(note.at())
            .put(note.family().name())
            .text(note.innerType())
            .text(note.failures())
            .text(note.entries());
    database.write(sql -> update(sql, insertReport, values));
  }

  @Override
  public boolean keepsReport(MailboxGuid mailbox, UUID request, Instant failedAt) {
    var key =
        new Values()
            .put(mailbox.value())
            .put(request)
            .moment(failedAt.truncatedTo(ChronoUnit.MILLIS));
    return database.read(
        sql ->
            finds(
                sql,
                "SELECT 1 FROM move_report WHERE mailbox = ? AND request = ? AND failed_at = ?",
                key));
  }

  @Override
  public void waveEnded(WaveName wave, Instant at) {
    database.write(
        sql ->
            update(
                sql,
                "UPDATE wave SET ended_at = ? WHERE name = ?",
                new Values().moment(at).put(wave.value())));
  }
}
