package io.mailferry.journal.read;

import io.mailferry.journal.database.Database;
import io.mailferry.journal.write.AddressKey;
import io.mailferry.journal.write.Asked;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.journal.write.WantedCutover;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.IdentityKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the journal from a database. */
public final class SqlJournalReader implements JournalReader {
  private static final String WAVES =
      "SELECT name, organisation, route, mailboxes, at, ended_at FROM wave";

  // Progress belongs to a mailbox, not to a wave: what is older than the line is of another wave.
  private static final String MAILBOXES =
      """
      SELECT l.wave AS l_wave, l.line AS l_line, l.address AS l_address, l.mailbox AS l_mailbox,
        l.home AS l_home, l.target_database AS l_target, l.problem AS l_problem, l.at AS l_at,
        l.target_archive_database AS l_archive, l.bad_item_limit AS l_bad,
        l.large_item_limit AS l_large, l.mailbox_type AS l_type,
        l.identity_kind AS l_kind, l.complete_after AS l_after,
        l.cutover_windows AS l_windows, l.cutover_blackouts AS l_blackouts,
        l.time_zone AS l_zone,
        d.at AS d_at, d.phase AS d_phase, d.attention AS d_attention, d.sentence AS d_sentence,
        d.reason AS d_reason, d.cause AS d_cause, d.choices AS d_choices,
        d.dependency AS d_dependency,
        p.at AS p_at, p.status AS p_status, p.status_detail AS p_detail, p.percent AS p_percent,
        p.bytes AS p_bytes, p.total_bytes AS p_total, p.source_database AS p_source,
        p.target_database AS p_target,
        o.at AS o_at, o.kind AS o_kind, o.from_database AS o_from, o.to_database AS o_to,
        o.queued_at AS o_queued, o.completed_at AS o_completed, o.bytes AS o_bytes,
        o.locked_seconds AS o_locked, o.with_warning AS o_warning, o.accepted AS o_accepted,
        o.words AS o_words
      FROM plan_line l
      LEFT JOIN decision d ON d.wave = l.wave AND d.mailbox = l.mailbox
      LEFT JOIN progress p ON p.mailbox = l.mailbox AND p.at >= l.at
      LEFT JOIN outcome o ON o.wave = l.wave AND o.mailbox = l.mailbox
      """;

  private static final String FACTS =
      "SELECT id, at, wave, mailbox, kind, sentence, evidence, act, code FROM fact";

  private static final String REPORTS =
      """
      SELECT mailbox, request, failed_at, wave, at, family, inner_type, failures, entries
      FROM move_report WHERE mailbox = ? ORDER BY failed_at DESC, at DESC
      """;

  private static final String INCIDENTS =
      """
      SELECT organisation, kind, name, began, last_seen, code, sentence, next_probe, lasting, ended
      FROM incident
      """;

  private static final String DRIFT =
      """
      SELECT d.organisation, d.kind, d.mailbox, d.wave, d.batch, d.database, d.status, d.began,
        d.at, (SELECT l.address FROM plan_line l WHERE l.mailbox = d.mailbox
          ORDER BY l.at DESC, l.wave, l.line LIMIT 1) AS address
      FROM drift d ORDER BY d.began, d.organisation, d.kind, d.mailbox
      """;

  // A decision is told at every look, and a question once. What is older than the wave is
  // another's.
  private static final String ASKING =
      """
      SELECT d.wave, d.mailbox, d.at, d.choices, w.route,
        (SELECT MAX(f.at) FROM fact f WHERE f.mailbox = d.mailbox AND f.wave = d.wave
          AND f.kind = 'QUESTION' AND f.at >= w.at) AS asked,
        (SELECT COUNT(*) FROM fact f WHERE f.mailbox = d.mailbox AND f.wave = d.wave
          AND f.code = ? AND f.at >= w.at) AS healed,
        (SELECT MAX(f.at) FROM fact f WHERE f.mailbox = d.mailbox AND f.wave = d.wave
          AND f.code = ? AND f.at >= w.at) AS healed_at,
        (SELECT MAX(f.at) FROM fact f WHERE f.mailbox = d.mailbox AND f.wave = d.wave
          AND f.kind = 'INTERVENTION' AND f.at >= w.at) AS person_at
      FROM decision d JOIN wave w ON w.name = d.wave
      WHERE w.organisation = ? AND w.ended_at IS NULL AND d.attention = 'QUESTION' AND d.cause = ?
        AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.wave = d.wave AND o.mailbox = d.mailbox)
      ORDER BY d.at, d.mailbox LIMIT ?
      """;

  private static final String EARLIEST_FIRST = " ORDER BY began, organisation, kind, name";

  private final Database database;

  /** Reads nothing yet. */
  public SqlJournalReader(Database database) {
    this.database = database;
  }

  @Override
  public List<JournalWave> waves() {
    return list(WAVES + " ORDER BY at DESC, name", SqlJournalReader::wave);
  }

  @Override
  public Optional<JournalWave> wave(WaveName wave) {
    return list(WAVES + " WHERE name = ?", SqlJournalReader::wave, wave.value()).stream()
        .findFirst();
  }

  @Override
  public List<JournalMailbox> mailboxes(WaveName wave) {
    return list(
        MAILBOXES + " WHERE l.wave = ? ORDER BY l.line", SqlJournalReader::mailbox, wave.value());
  }

  @Override
  public Optional<JournalMailbox> mailbox(MailboxGuid mailbox) {
    return list(
            MAILBOXES + " WHERE l.mailbox = ? ORDER BY l.at DESC, l.line",
            SqlJournalReader::mailbox,
            mailbox.value())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<MailboxGuid> mailboxOf(String address) {
    return list(
            "SELECT mailbox FROM plan_line WHERE address_key = ? AND mailbox IS NOT NULL"
                + " ORDER BY at DESC",
            rows -> Cells.mailbox(rows, "mailbox"),
            AddressKey.of(address))
        .stream()
        .findFirst();
  }

  @Override
  public List<String> addresses() {
    return list(
        "SELECT DISTINCT address_key FROM plan_line ORDER BY address_key",
        rows -> rows.getString("address_key"));
  }

  @Override
  public List<Fact> facts(WaveName wave) {
    return list(FACTS + " WHERE wave = ? ORDER BY at, told", SqlJournalReader::fact, wave.value());
  }

  @Override
  public List<Fact> facts(MailboxGuid mailbox) {
    return list(
        FACTS + " WHERE mailbox = ? ORDER BY at, told", SqlJournalReader::fact, mailbox.value());
  }

  @Override
  public List<Fact> codedFacts() {
    return list(FACTS + " WHERE code IS NOT NULL ORDER BY at, told", SqlJournalReader::fact);
  }

  @Override
  public List<Fact> codedFacts(WaveName wave) {
    return list(
        FACTS + " WHERE code IS NOT NULL AND wave = ? ORDER BY at, told",
        SqlJournalReader::fact,
        wave.value());
  }

  @Override
  public Optional<ReportNote> report(MailboxGuid mailbox) {
    return list(REPORTS, SqlJournalReader::report, mailbox.value()).stream().findFirst();
  }

  @Override
  public List<JournalIncident> openIncidents() {
    return incidents(INCIDENTS + " WHERE is_open" + EARLIEST_FIRST);
  }

  @Override
  public List<JournalIncident> incidents(Instant since) {
    return incidents(
        INCIDENTS + " WHERE is_open OR ended >= ?" + EARLIEST_FIRST,
        since.atOffset(ZoneOffset.UTC));
  }

  private List<JournalIncident> incidents(String sql, Object... values) {
    return list(sql, SqlJournalReader::incident, values).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<JournalDrift> drift() {
    return list(DRIFT, SqlJournalReader::drift).stream().flatMap(Optional::stream).toList();
  }

  @Override
  public List<JournalAsking> asking(
      OrganisationName organisation, String cause, String healing, int most) {
    return list(
        ASKING, SqlJournalReader::asking, healing, healing, organisation.value(), cause, most);
  }

  @Override
  public WaveCounts counts(WaveName wave) {
    return list(
            """
            SELECT
              (SELECT COUNT(DISTINCT COALESCE(act, id)) FROM fact
                WHERE wave = ? AND kind = 'INTERVENTION') AS acts,
              (SELECT COUNT(*) FROM decision d WHERE d.wave = ? AND d.attention = 'QUESTION'
                AND NOT EXISTS (SELECT 1 FROM outcome o
                  WHERE o.wave = d.wave AND o.mailbox = d.mailbox)) AS questions
            """,
            rows -> new WaveCounts(rows.getInt("acts"), rows.getInt("questions")),
            wave.value(),
            wave.value())
        .getFirst();
  }

  private interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private <T> List<T> list(String sql, Reading<T> reading, Object... values) {
    return database.read(
        statements ->
            statements.sql(sql).params(values).query((rows, _) -> reading.of(rows)).list());
  }

  private static JournalWave wave(ResultSet rows) throws SQLException {
    return new JournalWave(
        new WaveName(rows.getString("name")),
        new OrganisationName(rows.getString("organisation")),
        Route.valueOf(rows.getString("route")),
        rows.getInt("mailboxes"),
        Cells.moment(rows, "at"),
        Cells.momentOrNull(rows, "ended_at"));
  }

  private static JournalMailbox mailbox(ResultSet rows) throws SQLException {
    var wave = new WaveName(rows.getString("l_wave"));
    var guid = Cells.mailboxOrNull(rows, "l_mailbox");
    var line =
        new LineNote(
            wave,
            rows.getInt("l_line"),
            rows.getString("l_address"),
            guid,
            rows.getString("l_home"),
            rows.getString("l_target"),
            rows.getString("l_problem"),
            Cells.moment(rows, "l_at"),
            wanted(rows));
    if (guid == null) {
      return new JournalMailbox(line, null, null, null);
    }
    return new JournalMailbox(
        line, decision(rows, wave, guid), progress(rows, guid), outcome(rows, wave, guid));
  }

  private static @Nullable WantedMove wanted(ResultSet rows) throws SQLException {
    var scope = rows.getString("l_type");
    var kind = rows.getString("l_kind");
    return scope == null
        ? null
        : new WantedMove(
            rows.getString("l_archive"),
            new Limits(rows.getInt("l_bad"), rows.getInt("l_large")),
            MailboxScope.valueOf(scope),
            kind == null ? null : IdentityKind.valueOf(kind),
            cutover(rows),
            rows.getString("l_zone"));
  }

  private static @Nullable WantedCutover cutover(ResultSet rows) throws SQLException {
    var notBefore = rows.getString("l_after");
    return notBefore == null
        ? null
        : new WantedCutover(notBefore, rows.getString("l_windows"), rows.getString("l_blackouts"));
  }

  private static @Nullable DecisionNote decision(ResultSet rows, WaveName wave, MailboxGuid guid)
      throws SQLException {
    if (rows.getString("d_phase") == null) {
      return null;
    }
    return new DecisionNote(
        wave,
        guid,
        Cells.moment(rows, "d_at"),
        Phase.valueOf(rows.getString("d_phase")),
        Attention.valueOf(rows.getString("d_attention")),
        rows.getString("d_sentence"),
        rows.getString("d_reason"),
        asked(rows),
        rows.getString("d_dependency"));
  }

  private static @Nullable Asked asked(ResultSet rows) throws SQLException {
    var cause = rows.getString("d_cause");
    var choices = rows.getString("d_choices");
    return cause == null || choices == null ? null : new Asked(cause, choices(choices));
  }

  private static List<Choice> choices(String told) {
    return Arrays.stream(told.split(",", -1)).flatMap(word -> known(word).stream()).toList();
  }

  /** One that was told with no word of its question asks since it was looked at. */
  private static JournalAsking asking(ResultSet rows) throws SQLException {
    var asked = Cells.momentOrNull(rows, "asked");
    return new JournalAsking(
        Cells.mailbox(rows, "mailbox"),
        new WaveName(rows.getString("wave")),
        Route.valueOf(rows.getString("route")),
        asked == null ? Cells.moment(rows, "at") : asked,
        choices(Objects.requireNonNullElse(rows.getString("choices"), "")),
        rows.getInt("healed"),
        Cells.momentOrNull(rows, "healed_at"),
        Cells.momentOrNull(rows, "person_at"));
  }

  /** A later release may know more of them. */
  private static Optional<Choice> known(String word) {
    return Arrays.stream(Choice.values()).filter(each -> each.name().equals(word)).findFirst();
  }

  private static @Nullable ProgressNote progress(ResultSet rows, MailboxGuid guid)
      throws SQLException {
    if (rows.getString("p_status") == null) {
      return null;
    }
    return new ProgressNote(
        guid,
        Cells.moment(rows, "p_at"),
        RequestStatus.valueOf(rows.getString("p_status")),
        rows.getString("p_detail"),
        rows.getInt("p_percent"),
        rows.getLong("p_bytes"),
        rows.getLong("p_total"),
        rows.getString("p_source"),
        rows.getString("p_target"));
  }

  private static @Nullable OutcomeEntry outcome(ResultSet rows, WaveName wave, MailboxGuid guid)
      throws SQLException {
    if (rows.getString("o_kind") == null) {
      return null;
    }
    return new OutcomeEntry(wave, guid, Cells.moment(rows, "o_at"), OutcomeCells.read(rows));
  }

  /** None for a kind of dependency that only a later release knows. */
  private static Optional<JournalIncident> incident(ResultSet rows) throws SQLException {
    var kind = kind(rows.getString("kind"));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JournalIncident(
            new OrganisationName(rows.getString("organisation")),
            new Dependency(kind.get(), rows.getString("name")),
            Cells.moment(rows, "began"),
            Cells.moment(rows, "last_seen"),
            rows.getString("code"),
            rows.getString("sentence"),
            Cells.momentOrNull(rows, "next_probe"),
            rows.getBoolean("lasting"),
            Cells.momentOrNull(rows, "ended")));
  }

  private static Optional<Dependency.Kind> kind(String word) {
    return Arrays.stream(Dependency.Kind.values())
        .filter(each -> each.name().equals(word))
        .findFirst();
  }

  /** None for a kind of drift that only a later release knows. */
  private static Optional<JournalDrift> drift(ResultSet rows) throws SQLException {
    var word = rows.getString("kind");
    var kind = Arrays.stream(DriftKind.values()).filter(each -> each.name().equals(word)).findAny();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var wave = rows.getString("wave");
    return Optional.of(
        new JournalDrift(
            new OrganisationName(rows.getString("organisation")),
            new DriftNote(
                kind.get(),
                Cells.mailbox(rows, "mailbox"),
                wave == null ? null : new WaveName(wave),
                rows.getString("batch"),
                rows.getString("database"),
                RequestStatus.valueOf(rows.getString("status")),
                Cells.moment(rows, "began")),
            rows.getString("address"),
            Cells.moment(rows, "at")));
  }

  private static ReportNote report(ResultSet rows) throws SQLException {
    return new ReportNote(
        new WaveName(rows.getString("wave")),
        Cells.mailbox(rows, "mailbox"),
        rows.getObject("request", UUID.class),
        Cells.moment(rows, "failed_at"),
        Cells.moment(rows, "at"),
        family(rows.getString("family")),
        rows.getString("inner_type"),
        rows.getString("failures"),
        rows.getString("entries"));
  }

  /** A later release may know more of them. */
  private static FailureFamily family(String word) {
    return Arrays.stream(FailureFamily.values())
        .filter(each -> each.name().equals(word))
        .findFirst()
        .orElse(FailureFamily.UNKNOWN);
  }

  private static Fact fact(ResultSet rows) throws SQLException {
    return new Fact(
        rows.getString("id"),
        Cells.moment(rows, "at"),
        new WaveName(rows.getString("wave")),
        Cells.mailboxOrNull(rows, "mailbox"),
        FactKind.valueOf(rows.getString("kind")),
        rows.getString("sentence"),
        rows.getString("evidence"),
        rows.getString("act"),
        rows.getString("code"));
  }
}
