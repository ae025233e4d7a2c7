package io.mailferry.operations.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final OrganisationName TARGET = new OrganisationName("target");
  private static final Dependency FOREST = new Dependency(Dependency.Kind.FOREST, "target.example");
  private static final Dependency DATABASE = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
  private static final List<String> PEOPLE =
      List.of(
          "anna.berg",
          "ben.okafor",
          "carla.nunes",
          "david.lind",
          "eva.novak",
          "felix.roth",
          "grace.kim",
          "hugo.martin",
          "ines.costa",
          "jonas.weber",
          "karin.holm",
          "luca.ferri");

  @TempDir Path folder;
  private Journal journal;
  private JournalWriter writer;

  @BeforeEach
  void open() {
    journal =
        Journal.open(JournalSettings.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    writer = journal.writer();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void putsTheNumberOfHumanInterventionsAndTheVerdictOnTop() throws IOException {
    // given
    planned(12);
    for (var i = 0; i < 12; i++) {
      moved(i);
    }
    disturbed();
    writer.waveEnded(WAVE, at(200));

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .containsSubsequence(
            "<h1>Wave first-wave</h1>",
            "Human interventions: 0",
            "12 of 12 migrated and verified in Exchange",
            "Who moved",
            "anna.berg@source.example",
            "SRC-DB01",
            "TGT-DB01",
            "2026-11-23 20:01",
            "What went wrong, and what healed it",
            "3 mailboxes",
            "dc1.target.example did not answer",
            "Healed after 13 min 2 s: ")
        .doesNotContain("Next step", "Not started, and why", "http://", "https://", "<script");
  }

  @Test
  void saysWhatIsToDoNextWhenSomethingIsOpen() throws IOException {
    // given
    unfinished();

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .containsSubsequence(
            "Human interventions: 1",
            "2 of 5 migrated and verified in Exchange",
            "Next step",
            "mailferry explain carla.nunes@source.example",
            "1 mailbox was not started",
            "mailferry start PLAN.csv --wave first-wave",
            "mailferry watch first-wave",
            "Not started, and why",
            "no mailbox or mail user has this address",
            "Operators’ orders",
            "yes: an intervention");
  }

  @Test
  void givesNoEndToAWaveThatIsStillRunning() throws IOException {
    // given
    unfinished();

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .contains("since 2026-11-23 20:01 UTC, still running</p>")
        .contains("<dt>Took</dt><dd>3 h 59 min so far</dd>")
        .doesNotContain("to now UTC");
  }

  @Test
  void countsByExchangesClockWhereThatRunsAheadOfThisMachines() throws IOException {
    // given
    unfinished();
    var earlier = at(-60);

    // when
    var files = Reports.write(journal.reader(), WAVE, folder.resolve("reports"), earlier);

    // then
    assertThat(files.html()).content().contains("<dt>Took</dt><dd>51 min so far</dd>");

    // when
    fact("late", 71, guid(3), FactKind.TROUBLE, "The copy stands still.");
    files = Reports.write(journal.reader(), WAVE, folder.resolve("reports"), earlier);

    // then
    assertThat(files.html()).content().contains("<dt>Took</dt><dd>1 h 10 min so far</dd>");
  }

  @Test
  void givesAWaveThatMovedNothingItsOwnTimes() throws IOException {
    // given
    planned(1);
    line(0, "nobody@source.example", null, "no mailbox or mail user has this address");
    writer.waveEnded(WAVE, at(3));

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html).contains("2026-11-23 20:00 to 2026-11-23 20:03 UTC</p>");
  }

  @Test
  void suggestsToStartAWaveAgainTheWayItWasStarted() throws IOException {
    // given
    writer.wavePlanned(
        new PlannedWaveNote(WAVE, new OrganisationName("north"), Route.PUSH, 1, START));
    line(0, "nobody@source.example", null, "no mailbox or mail user has this address");

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .contains("mailferry start PLAN.csv --wave first-wave --route push --organisation north");
  }

  @Test
  void readsTextAsTextAndNotAsMarkup() throws IOException {
    // given
    planned(1);
    line(0, "<img src=x onerror=alert(1)>&\"'@source.example", null, "<script>alert(1)</script>");

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;@source.example")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<img", "<script");
  }

  @Test
  void keepsSpreadsheetsFromRunningText() throws IOException {
    // given
    planned(2);
    line(0, "=cmd|'/c calc'!A1@source.example", null, "+1+1");
    moved(1);

    // when
    var text = Files.readString(report().csv());

    // then
    try (var parser = CSVParser.parse(text, CSVFormat.DEFAULT.builder().setHeader().get())) {
      var rows = parser.getRecords();
      assertThat(rows.get(0).get("EmailAddress")).startsWith("'=cmd");
      assertThat(rows.get(0).get("Sentence")).isEqualTo("'+1+1");
      assertThat(rows.get(1).get("State")).isEqualTo("verified");
      assertThat(rows.get(1).get("DurationSeconds")).isEqualTo("2400");
      assertThat(rows.get(1).get("QueuedAtUtc")).isEqualTo("2026-11-23T20:02:00Z");
    }
  }

  @Test
  void givesTheSameAsData() throws IOException {
    // given
    unfinished();

    // when
    var tree = new ObjectMapper().readTree(report().json().toFile());

    // then
    assertThat(tree.get("humanInterventions").asInt()).isEqualTo(1);
    assertThat(tree.get("verified").asInt()).isEqualTo(2);
    assertThat(tree.get("moves")).hasSize(5);
    assertThat(tree.get("moves").get(0).get("outcome").asText()).isEqualTo("VERIFIED");
    assertThat(tree.get("moves").get(2).get("attention").asText()).isEqualTo("question");
    assertThat(tree.get("moves").get(3).get("phase").asText()).isEqualTo("COPYING");
    assertThat(tree.get("moves").get(4).get("outcome").asText()).isEqualTo("NOT_STARTED");
    assertThat(tree.get("troubles")).hasSize(2);
    assertThat(tree.get("troubles").get(1).get("healing").isNull()).isTrue();
  }

  @Test
  void replacesTheReportOfBefore() throws IOException {
    // given
    planned(1);
    report();
    moved(0);

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html).contains("1 of 1 migrated");
    try (var files = Files.list(folder.resolve("reports"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void knowsNothingOfAWaveThatWasNeverStarted() {
    assertThatThrownBy(this::report)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first-wave");
  }

  @Test
  void praisesAWaveThatNeededNobody() throws IOException {
    // given
    planned(1);
    moved(0);
    writer.waveEnded(WAVE, at(200));

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .contains(
            "<style>\n:root {",
            "Pulled from another forest into the organisation target",
            "2026-11-23 20:01 to 2026-11-23 20:41 UTC</p>",
            card(
                "good",
                "Human interventions: 0",
                "Nobody had to step in for a migration to go on."),
            card(
                "good",
                "1 of 1 migrated and verified in Exchange",
                "Each was found in its target by a look at the directory."),
            figure("Moved", "667.6 MB"),
            figure("Took", "40 min"),
            figure("Longest lock", "4 s"),
            figure("Disturbances", "0"),
            figure("Operators’ orders", "0"),
            "<p class=\"quiet\">Nothing did.</p>",
            "<p class=\"quiet\">None were given.</p>",
            "Wave first-wave · 1 mailboxes · route pull · report made by Mailferry at 2026-11-24"
                + " 00:00:00 UTC");
  }

  @Test
  void countsWhatIsOpenAndWhatDidNotMove() throws IOException {
    // given
    unfinished();

    // when
    var html = Files.readString(report().html());

    // then
    assertThat(html)
        .contains(
            card(
                "plain",
                "Human interventions: 1",
                "Times a person had to act so that a migration could go on."),
            card(
                "alarm",
                "2 of 5 migrated and verified in Exchange",
                "1 was not moved; the reasons are below. 2 are under way."),
            figure("Disturbances", "2"),
            figure("Operators’ orders", "2"));
  }

  @Test
  void countsWhatWasThereAlready() throws IOException {
    // given
    planned(3);
    already(0);
    line(1, PEOPLE.get(1) + "@source.example", guid(1), null);

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            card(
                "plain",
                "0 of 3 migrated and verified in Exchange",
                "1 was there already or accepted by an operator. 2 are under way."),
            figure("Moved", "–"),
            figure("Longest lock", "–"));

    // when
    already(1);
    withdrawn(2);
    writer.waveEnded(WAVE, at(200));

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "2 were there already or accepted by an operator. 1 was not moved; the reasons are"
                + " below.</span>",
            figure("Took", "–"),
            "<span class=\"state good\">was there already</span>",
            "<span class=\"state waiting\">withdrawn</span>");
  }

  @Test
  void countsOneThatIsUnderWayAndTwoThatDidNotMove() throws IOException {
    // given
    planned(3);
    withdrawn(0);
    withdrawn(1);

    // then
    assertThat(Files.readString(report().html()))
        .contains("2 were not moved; the reasons are below. 1 is under way.</span>");
  }

  @Test
  void saysThatItIsNotCompleteWhenTheJournalLacksMailboxes() throws IOException {
    // given
    planned(3);
    moved(0);
    writer.waveEnded(WAVE, at(200));

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            card(
                "alarm",
                "1 of 3 migrated and verified in Exchange",
                "The journal lacks 2 mailboxes of this wave: this report is not complete."));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL,Between databases of the organisation target",
    "PULL,Pulled from another forest into the organisation target",
    "PUSH,Pushed from the organisation target to another forest"
  })
  void saysWhichWayTheMailboxesWent(Route route, String words) throws IOException {
    // given
    writer.wavePlanned(new PlannedWaveNote(WAVE, new OrganisationName("target"), route, 1, START));

    // then
    assertThat(Files.readString(report().html()))
        .contains(words)
        .contains("No mailbox of this wave has been looked up yet.");
  }

  @Test
  void showsEverythingOfAMailboxThatMoved() throws IOException {
    // given
    planned(2);
    moved(0);
    moved(5);

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "<tr>"
                + cell("Mailbox", "who", "anna.berg@source.example")
                + cell("From", "db", "SRC-DB01")
                + cell("To", "db", "TGT-DB01")
                + cell("Began", "t", "2026-11-23 20:01")
                + cell("Done", "t", "2026-11-23 20:41")
                + cell("Took", "n", "40 min")
                + cell("Size", "n", "667.6 MB")
                + cell("Locked", "n", "4 s")
                + "<td data-label=\"Outcome\"><span class=\"state good\">verified</span></td></tr>")
        .contains("verified</span> <span class=\"state waiting\">with warning</span></td></tr>");
  }

  @Test
  void showsWhatIsKnownOfAMailboxThatDidNotMove() throws IOException {
    // given
    unfinished();

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "<tr>"
                + cell("Mailbox", "who", "nobody@source.example")
                + cell("From", "db", "–")
                + cell("To", "db", "TGT-DB01")
                + cell("Began", "t", "–")
                + cell("Done", "t", "–")
                + cell("Took", "n", "–")
                + cell("Size", "n", "–")
                + cell("Locked", "n", "–")
                + "<td data-label=\"Outcome\"><span class=\"state alarm\">not started</span>",
            "<span class=\"state plain\">copying</span>",
            "<tr>"
                + cell("Line", "n", "6")
                + cell("Mailbox", "who", "nobody@source.example")
                + cell("Reason", "", "no mailbox or mail user has this address; correct it")
                + "</tr>");
  }

  @Test
  void showsWhoOrderedWhatAndWhetherItWasNeeded() throws IOException {
    // given
    unfinished();
    fact("o3", 40, guid(9), FactKind.ORDER, "paused by operator");

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "<tr>"
                + cell("When", "t", "2026-11-23 20:20:00")
                + cell("Mailbox", "who", "the wave")
                + cell("Order", "", "held by operator: the help desk is full")
                + cell("Needed?", "", "no: as wished")
                + "</tr>",
            "<tr>"
                + cell("When", "t", "2026-11-23 20:30:00")
                + cell("Mailbox", "who", "anna.berg@source.example")
                + cell("Order", "", "answered “adopt” by operator: Tom’s request")
                + cell("Needed?", "", "yes: an intervention")
                + "</tr>",
            cell("Mailbox", "who", guid(9).toString()))
        .doesNotContain(cell("Order", "", "The move failed: 14 items are corrupt."));
  }

  @Test
  void saysThatATroubleIsNotOverWhileTheWaveRuns() throws IOException {
    // given
    unfinished();

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "<li class=\"open\"><p class=\"when\">2026-11-23 20:50:00 UTC ·"
                + " carla.nunes@source.example</p><p>The move failed: 14 items are corrupt.</p>"
                + "<p class=\"healing\">Not over yet; it is being watched.</p></li>");

    // when
    writer.waveEnded(WAVE, at(200));

    // then
    assertThat(Files.readString(report().html()))
        .contains("<p class=\"healing\">No later entry says that this ended.</p></li>");
  }

  @Test
  void tellsOneTroubleOfSeveralMailboxesFromItsFirstSignToItsLast() throws IOException {
    // given
    planned(2);
    fact("t1", 10, guid(0), FactKind.TROUBLE, "The controller is away.");
    fact("t2", 12, guid(1), FactKind.TROUBLE, "The controller is away.");
    fact("h0", 20, guid(1), FactKind.HEALED, "It is back.");
    fact("h0b", 30, guid(0), FactKind.HEALED, "It is back.");

    // then
    assertThat(Files.readString(report().html()))
        .contains(
            "<li class=\"healed\"><p class=\"when\">2026-11-23 20:10:00 UTC · 2 mailboxes</p>"
                + "<p>The controller is away.</p>"
                + "<p class=\"healing\">Healed after 20 min: It is back.</p></li>");
  }

  @Test
  void tellsOfTheLatestHealingWhicheverIsToldLast() throws IOException {
    // given
    planned(2);
    fact("t1", 10, guid(0), FactKind.TROUBLE, "The controller is away.");
    fact("h0", 20, guid(0), FactKind.HEALED, "It is back.");
    fact("t2", 30, guid(0), FactKind.TROUBLE, "The controller is away.");
    fact("h0b", 35, guid(0), FactKind.HEALED, "It is back.");

    // then
    assertThat(Files.readString(report().html())).contains("Healed after 25 min: It is back.");
  }

  @Test
  void tellsOfAHealingWhoseTroubleNobodyTold() throws IOException {
    // given
    planned(1);
    fact("h0", 20, null, FactKind.HEALED, "The \u0007controller\n<is> back.");

    // then
    assertThat(Files.readString(report().html()))
        .contains("<p class=\"when\">2026-11-23 20:20:00 UTC</p>")
        .contains("Healed: The  controller\n&lt;is&gt; back.</p>");
  }

  @Test
  void givesEverythingThatIsInTheReportAsData() throws IOException {
    // given
    unfinished();

    // when
    var tree = new ObjectMapper().readTree(report().json().toFile());

    // then
    assertThat(tree.get("bytes").asLong()).isEqualTo(2_100_000_000L);
    assertThat(tree.get("endedAt").isNull()).isTrue();
    assertThat(tree.get("moves").get(0).get("mailbox").asText()).isEqualTo(guid(0).toString());
    assertThat(tree.get("moves").get(0).get("queuedAt").asText()).isEqualTo("2026-11-23T20:01:00Z");
    assertThat(tree.get("moves").get(4).get("mailbox").isNull()).isTrue();
    assertThat(tree.get("orders")).hasSize(2);
    assertThat(tree.get("orders").get(0).get("mailbox").isNull()).isTrue();
    assertThat(tree.get("orders").get(1).get("mailbox").asText()).isEqualTo(guid(0).toString());
    assertThat(tree.get("orders").get(1).get("kind").asText()).isEqualTo("INTERVENTION");
    assertThat(tree.get("facts")).hasSize(9);
    assertThat(tree.get("troubles").get(0).get("mailboxes")).hasSize(3);
  }

  @Test
  void listsWhatWasAwayWhileTheWaveRanWithBeginningAndEnd() throws IOException {
    // given
    planned(1);
    moved(0);
    away(TARGET, FOREST, 30, 42);
    away(TARGET, DATABASE, 60, null);
    away(TARGET, new Dependency(Dependency.Kind.SHELLS, "before"), -30, -10);
    away(TARGET, new Dependency(Dependency.Kind.SHELLS, "after"), 210, 220);
    away(new OrganisationName("source"), new Dependency(Dependency.Kind.SHELLS, "else"), 30, 40);
    writer.waveEnded(WAVE, at(200));

    // when
    var files = report();

    // then
    assertThat(Files.readString(files.html()))
        .contains(figure("Incidents", "2"))
        .containsSubsequence(
            "<h2>What was away</h2>",
            cell("What", "who", "forest target.example"),
            cell("Began", "t", "2026-11-23 20:30:00"),
            cell("Ended", "t", "2026-11-23 20:42:00"),
            cell("Lasted", "n", "12 min"),
            cell("Code", "", "MF-AWAY"),
            cell("Found", "", "It is away."),
            cell("What", "who", "database TGT-DB01"),
            cell("Ended", "t", "not yet"),
            cell("Lasted", "n", "3 h so far"),
            "What went wrong, and what healed it");
    var incidents = new ObjectMapper().readTree(files.json().toFile()).get("incidents");
    assertThat(incidents).hasSize(2);
    assertThat(incidents.get(0).get("dependency").asText()).isEqualTo("forest/target.example");
    assertThat(incidents.get(0).get("words").asText()).isEqualTo("forest target.example");
    assertThat(incidents.get(0).get("code").asText()).isEqualTo("MF-AWAY");
    assertThat(incidents.get(0).get("began").asText()).isEqualTo("2026-11-23T20:30:00Z");
    assertThat(incidents.get(0).get("ended").asText()).isEqualTo("2026-11-23T20:42:00Z");
    assertThat(incidents.get(0).get("durationSeconds").asInt()).isEqualTo(720);
    assertThat(incidents.get(0).get("lasting").asBoolean()).isFalse();
    assertThat(incidents.get(1).get("ended").isNull()).isTrue();
    assertThat(incidents.get(1).get("durationSeconds").isNull()).isTrue();
    assertThat(incidents.get(1).get("lasting").asBoolean()).isTrue();
  }

  @Test
  void saysNothingOfIncidentsWhereNothingWasAway() throws IOException {
    // given
    planned(1);
    moved(0);

    // then
    assertThat(Files.readString(report().html()))
        .contains(figure("Incidents", "0"))
        .doesNotContain("What was away");
  }

  @Test
  void namesAsNextStepWhatOnlyAPersonCanPutRight() throws IOException {
    // given
    planned(1);
    line(0, PEOPLE.get(0) + "@source.example", guid(0), null);
    away(TARGET, FOREST, 10, null);
    away(TARGET, DATABASE, 10, null);
    waitsFor(FOREST);
    assertThat(Files.readString(report().html())).doesNotContain("put right");

    // when
    waitsFor(DATABASE);

    // then
    assertThat(Files.readString(report().html()))
        .containsSubsequence(
            "Next step",
            "<b>database TGT-DB01</b>: It is away. Mailferry goes on by itself when it is put"
                + " right.");
  }

  private void waitsFor(Dependency dependency) {
    writer.decided(
        new DecisionNote(
            WAVE,
            guid(0),
            at(20),
            Phase.SUBMITTING,
            Attention.WAITING,
            "It waits.",
            "DEPENDENCY_AWAY",
            null,
            dependency.key()));
  }

  /** A database that is away does not come back by itself here. */
  private void away(
      OrganisationName organisation, Dependency dependency, int from, @Nullable Integer until) {
    writer.incident(
        new IncidentNote(
            organisation,
            dependency,
            at(from),
            "MF-AWAY",
            "It is away.",
            null,
            dependency.kind() == Dependency.Kind.DATABASE));
    if (until != null) {
      writer.incidentEnded(organisation, dependency, at(until));
    }
  }

  @Test
  void namesBothDatabasesInTheTable() throws IOException {
    // given
    unfinished();

    // then
    try (var parser =
        CSVParser.parse(
            Files.readString(report().csv()), CSVFormat.DEFAULT.builder().setHeader().get())) {
      var rows = parser.getRecords();
      assertThat(rows.get(0).toMap())
          .containsEntry("FromDatabase", "SRC-DB01")
          .containsEntry("ToDatabase", "TGT-DB01")
          .containsEntry("ExchangeGuid", guid(0).toString());
      assertThat(rows.get(4).toMap())
          .containsEntry("FromDatabase", "")
          .containsEntry("ExchangeGuid", "");
    }
  }

  @Test
  void saysWhereItIsAsData() {
    // given
    var files = new ReportFiles(Path.of("w.html"), Path.of("w.csv"), Path.of("w.json"));

    // then
    assertThat(new ReportView(WAVE, "It went well.", 2, files).data())
        .containsExactly(
            entry("wave", "first-wave"),
            entry("verdict", "It went well."),
            entry("lacking", 2),
            entry("html", "w.html"),
            entry("csv", "w.csv"),
            entry("json", "w.json"));
  }

  private void already(int i) {
    line(i, PEOPLE.get(i) + "@source.example", guid(i), null);
    writer.outcome(
        new OutcomeEntry(WAVE, guid(i), at(50), new MigrationOutcome.AlreadyHome("TGT-DB01")));
  }

  private void withdrawn(int i) {
    line(i, PEOPLE.get(i) + "@source.example", guid(i), null);
    writer.outcome(
        new OutcomeEntry(WAVE, guid(i), at(50), new MigrationOutcome.Withdrawn("leaves")));
  }

  private static String card(String mood, String title, String words) {
    return "<div class=\"card "
        + mood
        + "\"><strong>"
        + title
        + "</strong><span>"
        + words
        + "</span></div>";
  }

  private static String figure(String name, String value) {
    return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
  }

  private static String cell(String label, String kind, String text) {
    return "<td data-label=\"" + label + "\" class=\"" + kind + "\">" + text + "</td>";
  }

  private ReportFiles report() throws IOException {
    var files = Reports.write(journal.reader(), WAVE, folder.resolve("reports"), at(240));
    var kept = System.getProperty("mailferry.keepReports");
    if (kept != null) {
      Reports.write(journal.reader(), WAVE, Path.of(kept), at(240));
    }
    return files;
  }

  private void planned(int mailboxes) {
    writer.wavePlanned(
        new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, mailboxes, START));
  }

  private void unfinished() {
    planned(5);
    moved(0);
    moved(1);
    disturbed();
    var carla = guid(2);
    line(2, PEOPLE.get(2) + "@source.example", carla, null);
    writer.decided(
        new DecisionNote(
            WAVE,
            carla,
            at(50),
            Phase.ATTENTION,
            Attention.QUESTION,
            "The move failed with TooManyBadItemsPermanentException: 14 items are corrupt and the"
                + " plan accepts 0. Raise BadItemLimit in the plan, or repair the mailbox.",
            null));
    fact("q", 50, carla, FactKind.TROUBLE, "The move failed: 14 items are corrupt.");
    line(3, PEOPLE.get(3) + "@source.example", guid(3), null);
    writer.decided(
        new DecisionNote(
            WAVE, guid(3), at(51), Phase.COPYING, Attention.NONE, "Exchange is copying.", null));
    writer.progress(
        List.of(
            new ProgressNote(
                guid(3),
                at(52),
                RequestStatus.IN_PROGRESS,
                "CopyingMessages",
                43,
                1L << 30,
                3L << 30,
                "SRC-DB01",
                "TGT-DB02")));
    line(4, "nobody@source.example", null, "no mailbox or mail user has this address; correct it");
    fact("o1", 20, null, FactKind.ORDER, "held by operator: the help desk is full");
    fact("o2", 30, guid(0), FactKind.INTERVENTION, "answered “adopt” by operator: Tom’s request");
  }

  private void disturbed() {
    for (var i = 0; i < 3; i++) {
      var dc =
          "The domain controller dc1.target.example did not answer; dc2.target.example is asked"
              + " instead.";
      fact("t" + i, 10, guid(i), FactKind.TROUBLE, dc);
      fact("h" + i, 23, guid(i), FactKind.HEALED, "dc1.target.example answers again.");
    }
  }

  private void moved(int i) {
    line(i, PEOPLE.get(i) + "@source.example", guid(i), null);
    writer.outcome(
        new OutcomeEntry(
            WAVE,
            guid(i),
            at(i + 50),
            new MigrationOutcome.Moved(
                "SRC-DB0" + (i % 3 + 1),
                "TGT-DB0" + (i % 2 + 1),
                at(i + 1),
                at(i + 41),
                700_000_000L * (i + 1),
                4 + i,
                i == 5,
                false)));
  }

  private void line(
      int i, String address, @Nullable MailboxGuid mailbox, @Nullable String problem) {
    writer.lineResolved(
        new LineNote(
            WAVE,
            i + 2,
            address,
            mailbox,
            mailbox == null ? null : "SRC-DB01",
            "TGT-DB0" + (i % 2 + 1),
            problem,
            START));
  }

  private void fact(
      String id, int minute, @Nullable MailboxGuid mailbox, FactKind kind, String sentence) {
    var at = at(minute).plusSeconds(kind == FactKind.HEALED ? id.charAt(1) - '0' : 0);
    writer.fact(new Fact(id, at, WAVE, mailbox, kind, sentence, null));
  }

  private static MailboxGuid guid(int i) {
    return new MailboxGuid(new UUID(7, i + 1));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(minute * 60L);
  }
}
