package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.database.ConnectionSource;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.schema.Schema;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The tables are made and taken over, whoever comes first and however often. */
abstract class SchemaPromises {
  static final List<String> TAKEN_OVER =
      List.of(
          "1 BASELINE true",
          "2 SQL true",
          "3 SQL true",
          "4 SQL true",
          "5 SQL true",
          "6 SQL true",
          "7 SQL true",
          "8 SQL true");
  private static final List<String> MADE_ANEW =
      List.of(
          "1 SQL true",
          "2 SQL true",
          "3 SQL true",
          "4 SQL true",
          "5 SQL true",
          "6 SQL true",
          "7 SQL true",
          "8 SQL true");

  /** An empty place. */
  abstract JournalSettings empty() throws Exception;

  /** A place with the journal of an earlier release. */
  abstract JournalSettings earlier() throws Exception;

  @Test
  void readsAnEarlierJournalAsItWasTold() throws Exception {
    // given
    try (var now = Journal.open(empty());
        var then = Journal.open(earlier())) {
      JournalStory.tell(now.writer());

      // then
      assertThat(told(then.reader())).isEqualTo(told(now.reader()));
    }
  }

  private static List<Object> told(JournalReader reader) {
    var told = new ArrayList<Object>();
    told.add(reader.waves());
    told.add(reader.addresses());
    for (var wave : List.of(JournalStory.OVER, JournalStory.RUNNING)) {
      told.add(reader.wave(wave));
      told.add(reader.mailboxes(wave));
      told.add(reader.facts(wave));
      told.add(reader.counts(wave));
    }
    told.add(reader.mailboxOf("anna.berg@example.com"));
    told.add(reader.facts(JournalStory.mailbox(13)));
    return told;
  }

  @Test
  void goesOnWritingAnEarlierJournal() throws Exception {
    // given
    try (var journal = Journal.open(earlier())) {
      var asked = journal.reader().mailbox(JournalStory.mailbox(13)).orElseThrow();

      // when
      journal
          .writer()
          .decided(
              new DecisionNote(
                  JournalStory.RUNNING,
                  JournalStory.mailbox(13),
                  JournalStory.T0.plusSeconds(2000),
                  Phase.COPYING,
                  Attention.NONE,
                  "Exchange copies again.",
                  "copying"));
      journal.writer().fact(fact("later"));

      // then
      assertThat(asked.asks()).isTrue();
      var answered = journal.reader().mailbox(JournalStory.mailbox(13)).orElseThrow();
      assertThat(answered.asks()).isFalse();
      assertThat(answered.decision()).extracting(DecisionNote::reason).isEqualTo("copying");
      assertThat(journal.reader().facts(JournalStory.RUNNING)).hasSize(3).contains(fact("later"));
    }
  }

  @Test
  void tellsOfIncidentsInAJournalThatHadNone() throws Exception {
    // given
    var place = empty();
    tablesOf(3, place);
    change(
        place,
        """
        INSERT INTO wave (name, organisation, route, mailboxes, at)
        VALUES ('sales', 'target', 'PULL', 1, TIMESTAMP WITH TIME ZONE '2026-11-23 20:00:00Z')
        """);
    change(
        place,
        """
        INSERT INTO plan_line (wave, line, address, address_key, mailbox, target_database, at)
        VALUES ('sales', 2, 'anna@example.com', 'anna@example.com',
          '00000000-0000-0007-0000-000000000007', 'TGT-DB01',
          TIMESTAMP WITH TIME ZONE '2026-11-23 20:00:00Z')
        """);
    change(
        place,
        """
        INSERT INTO decision (wave, mailbox, at, phase, attention, sentence, reason)
        VALUES ('sales', '00000000-0000-0007-0000-000000000007',
          TIMESTAMP WITH TIME ZONE '2026-11-23 20:00:00Z', 'COPYING', 'NONE', 'It copies.', 'COPYING')
        """);

    // when
    try (var journal = Journal.open(place)) {

      // then
      var anna = new MailboxGuid(new UUID(7, 7));
      var before = journal.reader().mailbox(anna).orElseThrow();
      assertThat(before.decision()).extracting(DecisionNote::reason).isEqualTo("COPYING");
      assertThat(before.dependency()).isNull();
      assertThat(journal.reader().openIncidents()).isEmpty();

      // when
      var database = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
      journal
          .writer()
          .incident(
              new IncidentNote(
                  new OrganisationName("target"),
                  database,
                  JournalStory.T0,
                  "MF-EX-UNKNOWN",
                  "Exchange does not know the database TGT-DB01.",
                  null,
                  true));

      // then
      assertThat(journal.reader().openIncidents())
          .extracting(JournalIncident::dependency)
          .containsExactly(database);
    }
    assertThat(history(place)).containsExactlyElementsOf(MADE_ANEW);
  }

  @Test
  void keepsReportsInAJournalThatHadNone() throws Exception {
    // given
    var place = empty();
    tablesOf(4, place);
    change(
        place,
        """
        INSERT INTO fact (id, at, wave, mailbox, kind, sentence)
        VALUES ('before', TIMESTAMP WITH TIME ZONE '2026-11-23 20:00:00Z', 'sales',
          '00000000-0000-0007-0000-000000000007', 'TROUBLE', 'the request failed')
        """);

    // when
    try (var journal = Journal.open(place)) {

      // then
      var anna = new MailboxGuid(new UUID(7, 7));
      assertThat(journal.reader().facts(anna)).singleElement().extracting(Fact::code).isNull();
      assertThat(journal.reader().codedFacts()).isEmpty();
      assertThat(journal.reader().report(anna)).isEmpty();

      // when
      var request = new UUID(3, 3);
      journal
          .writer()
          .report(
              new ReportNote(
                  new WaveName("sales"),
                  anna,
                  request,
                  JournalStory.T0,
                  JournalStory.T0,
                  FailureFamily.NETWORK,
                  null,
                  "",
                  "Fatal error"));

      // then
      assertThat(journal.reader().report(anna)).isPresent();
      assertThat(journal.writer().keepsReport(anna, request, JournalStory.T0)).isTrue();
    }
    assertThat(history(place)).containsExactlyElementsOf(MADE_ANEW);
  }

  /** The tables as a release knew them whose last version this is. */
  private static void tablesOf(int version, JournalSettings place) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(new ConnectionSource(place))
        .locations("classpath:io/mailferry/journal/schema")
        .target(Integer.toString(version))
        .loggers("slf4j")
        .load()
        .migrate();
  }

  @Test
  void writesDownThatItTookAJournalOver() throws Exception {
    // given
    var place = earlier();

    // when
    try (var journal = Journal.open(place)) {
      journal.reader().waves();
    }

    // then
    assertThat(history(place)).containsExactlyElementsOf(TAKEN_OVER);
  }

  @Test
  void makesTheTablesVersionByVersion() throws Exception {
    // given
    var place = empty();

    // when
    try (var journal = Journal.open(place)) {
      journal.reader().waves();
    }

    // then
    assertThat(history(place)).containsExactlyElementsOf(MADE_ANEW);
    assertThat(MADE_ANEW.getLast()).startsWith(Schema.LATEST + " ");
  }

  @Test
  void tellsReleasesBeforeFlywayHowFarTheTablesAre() throws Exception {
    // given
    var place = empty();

    // when
    try (var journal = Journal.open(place)) {
      journal.reader().waves();
    }

    // then
    assertThat(column(place, "SELECT MAX(version) FROM mailferry_schema"))
        .containsExactly(Integer.toString(Schema.LATEST));
  }

  @Test
  void isMadeOnceByManyWhoComeAtOnce() throws Exception {
    // given
    var place = empty();

    // when
    openedAtOnce(place, Journal::open);

    // then
    assertThat(history(place)).containsExactlyElementsOf(MADE_ANEW);
  }

  @Test
  void isTakenOverOnceByManyWhoComeAtOnce() throws Exception {
    // given
    var place = earlier();

    // when
    openedAtOnce(place, Journal::openForACommand);

    // then
    assertThat(history(place)).containsExactlyElementsOf(TAKEN_OVER);
  }

  private void openedAtOnce(JournalSettings place, Function<JournalSettings, Journal> everyOther)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      Callable<Boolean> worker = () -> writes(Journal.open(place));
      Callable<Boolean> command = () -> writes(everyOther.apply(place));
      var all = IntStream.range(0, 6).mapToObj(i -> i % 2 == 0 ? worker : command).toList();
      for (var done : threads.invokeAll(all)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private static boolean writes(Journal opened) {
    try (opened) {
      var fact = fact(UUID.randomUUID().toString());
      opened.writer().fact(fact);
      return opened.reader().facts(JournalStory.RUNNING).contains(fact);
    }
  }

  @Test
  void isNotMadeByACommand() throws Exception {
    // given
    var place = empty();

    // when
    try (var command = Journal.openForACommand(place)) {

      // then
      assertThatThrownBy(() -> command.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("there is no journal at");
      assertThatThrownBy(() -> command.writer().fact(fact("one")))
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("there is no journal at");
    }
  }

  @Test
  void triesAgainWhatFailedOnTheWay() throws Exception {
    // given
    var place = empty();
    try (var journal = Journal.open(place)) {
      journal.reader().waves();
    }
    change(
        place,
        "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '"
            + Schema.LATEST
            + "'");

    // when
    try (var journal = Journal.open(place)) {
      journal.writer().fact(fact("after"));
    }

    // then
    assertThat(history(place)).containsExactlyElementsOf(MADE_ANEW);
  }

  @Test
  void refusesAJournalOfANewerRelease() throws Exception {
    // given
    var place = empty();
    try (var journal = Journal.open(place)) {
      journal.reader().waves();
    }
    change(
        place,
        "UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '"
            + Schema.LATEST
            + "'");

    // when
    try (var journal = Journal.openForACommand(place)) {

      // then
      assertThatThrownBy(() -> journal.reader().waves())
          .isInstanceOf(JournalUnavailable.class)
          .hasMessageContaining("newer release");
    }
  }

  private static Fact fact(String id) {
    return new Fact(
        JournalStory.RUNNING + "/" + id,
        JournalStory.T0.plusSeconds(3000),
        JournalStory.RUNNING,
        new MailboxGuid(new UUID(7, 7)),
        FactKind.HEALED,
        "something happened later",
        null);
  }

  static List<String> history(JournalSettings place) throws SQLException {
    return column(
        place,
        """
        SELECT "version" || ' ' || "type" || ' ' || LOWER(CAST("success" AS VARCHAR))
        FROM "flyway_schema_history" WHERE "version" > '0' ORDER BY "installed_rank"
        """);
  }

  static List<String> column(JournalSettings place, String sql) throws SQLException {
    try (var connection = connection(place);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  static void change(JournalSettings place, String sql) throws SQLException {
    try (var connection = connection(place);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Connection connection(JournalSettings place) throws SQLException {
    return new ConnectionSource(place).getConnection();
  }
}
