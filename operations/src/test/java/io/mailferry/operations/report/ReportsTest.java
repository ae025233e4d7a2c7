package io.mailferry.operations.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
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

class ReportsTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
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
    assertThat(tree.get("incidents")).hasSize(2);
    assertThat(tree.get("incidents").get(1).get("healing").isNull()).isTrue();
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
