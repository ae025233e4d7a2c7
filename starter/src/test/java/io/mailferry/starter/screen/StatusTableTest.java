package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.journal.read.WaveCounts;
import io.mailferry.journal.write.Asked;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTableTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private static final OrganisationName TARGET = new OrganisationName("target");

  private final WaveSnapshot wave =
      WaveSnapshot.of(
          new JournalWave(WAVE, new OrganisationName("target"), Route.PULL, 3, NOW, null),
          List.of(
              mailbox(2, "anna@source.example", Attention.NONE, moved()),
              mailbox(3, "ben@source.example", Attention.NONE, null),
              mailbox(4, "carla@source.example\u001B[31m", Attention.QUESTION, null)),
          new WaveCounts(0, 1),
          List.of());

  @Test
  void showsEveryMailboxWithoutColourWhereThereIsNoTerminal() {
    // when
    var lines = new StatusTable(120, false, false).lines(wave, NOW);

    // then
    assertThat(lines.get(0)).startsWith("Wave first-wave: 1 of 3 arrived · 1 needs attention");
    assertThat(lines.get(1)).startsWith("MAILBOX").contains("FROM", "STATE", "COPIED");
    assertThat(lines.get(2)).contains("anna@source.example", "verified", "100%", "1.0 KB");
    assertThat(lines.get(3))
        .contains("ben@source.example", "copying", " 43%", "Copying · Exchange copies.");
    assertThat(lines.get(4)).contains("needs attention", "Exchange copies.");
    assertThat(String.join("", lines)).doesNotContain("\u001B");
  }

  @Test
  void showsBarsAndColoursOnATerminal() {
    assertThat(new StatusTable(120, true, false).lines(wave, NOW).get(3))
        .contains("████░░░░░░  43%");
  }

  @Test
  void showsOnlyWhatNeedsSomebodyWhenItIsCompact() {
    assertThat(new StatusTable(120, false, true).lines(wave, NOW))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("carla@source.example");
  }

  @Test
  void staysWithinTheWidthOfTheScreen() {
    assertThat(new StatusTable(90, false, false).lines(wave, NOW).subList(1, 5))
        .allMatch(line -> line.length() <= 90);
  }

  @Test
  void showsEachCauseOnceWithWhatAnswersIt() {
    var asking =
        WaveSnapshot.of(
            new JournalWave(WAVE, new OrganisationName("target"), Route.PULL, 3, NOW, null),
            List.of(
                asking(2, "anna@source.example", "failed/bad-items", Choice.RAISE_LIMITS),
                asking(3, "ben@source.example", "foreign-request/Monday batch", Choice.ADOPT),
                asking(4, "carla@source.example", "failed/bad-items", Choice.RESUME)),
            new WaveCounts(0, 3),
            List.of());

    assertThat(new StatusTable(120, false, false).lines(asking, NOW).subList(1, 7))
        .containsExactly(
            "QUESTION failed/bad-items · 2 mailboxes wait · one of them anna@source.example:",
            "  It failed.",
            "  answer with: mailferry answer first-wave leave --cause failed/bad-items --reason …",
            "QUESTION foreign-request/Monday batch · 1 mailbox waits · ben@source.example:",
            "  It failed.",
            "  answer with: mailferry answer first-wave adopt|leave --cause"
                + " 'foreign-request/Monday batch' --reason …");
  }

  @Test
  void saysHowManySentencesACauseHasWhereTheyDifferInMoreThanNumbers() {
    var cause = "failed/unknown/NewException";
    var asking =
        WaveSnapshot.of(
            new JournalWave(WAVE, new OrganisationName("target"), Route.PULL, 3, NOW, null),
            List.of(
                asking(2, "anna@source.example", cause, Choice.RESUME, "It failed at 12:01."),
                asking(3, "ben@source.example", cause, Choice.RESUME, "It failed at 13:17."),
                asking(4, "carla@source.example", cause, Choice.RESUME, "It broke at 12:01.")),
            new WaveCounts(0, 3),
            List.of());

    assertThat(new StatusTable(120, false, false).lines(asking, NOW).get(1))
        .isEqualTo(
            "QUESTION failed/unknown/NewException · 3 mailboxes wait · one of 2 different"
                + " sentences, of anna@source.example:");
  }

  @Test
  void showsWhatIsAwayOnTopOfTheQuestionsWithWhoWaitsForIt() {
    // given
    var forest = new Dependency(Dependency.Kind.FOREST, "target.example");
    var waiting =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 3, NOW, null),
            List.of(
                asking(2, "anna@source.example", "failed/bad-items", Choice.RESUME),
                waiting(3, forest),
                waiting(4, forest)),
            new WaveCounts(0, 1),
            List.of(
                incident(
                    TARGET,
                    forest,
                    "No controller of the forest target.example answers.",
                    NOW.plusSeconds(60),
                    false)));

    // then
    assertThat(new StatusTable(160, false, false).lines(waiting, NOW).subList(1, 4))
        .containsExactly(
            "INCIDENT forest target.example (MF-AD-AWAY) since 2026-11-23 19:48:00 UTC (for 12 min)"
                + " · 2 mailboxes wait · asked again at 2026-11-23 20:01:00 UTC (in 1 min):",
            "  No controller of the forest target.example answers.",
            "QUESTION failed/bad-items · 1 mailbox waits · anna@source.example:");
  }

  @Test
  void saysThatItGoesOnByItselfWhenAPersonHasPutRightWhatLasts() {
    // given
    var database = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
    var waiting =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 3, NOW, null),
            List.of(waiting(3, database)),
            new WaveCounts(0, 0),
            List.of(
                incident(
                    TARGET, database, "Create TGT-DB01.\u001B[31m", NOW.minusSeconds(9), true)));

    // then
    assertThat(new StatusTable(160, false, false).lines(waiting, NOW).subList(1, 4))
        .containsExactly(
            "INCIDENT database TGT-DB01 (MF-AD-AWAY) since 2026-11-23 19:48:00 UTC (for 12 min)"
                + " · 1 mailbox waits · asked again at any moment:",
            "  Create TGT-DB01. [31m",
            "  Mailferry goes on by itself when it is put right.");
    assertThat(new StatusTable(160, true, false).lines(waiting, NOW).get(1))
        .startsWith("\u001B[31;1mINCIDENT\u001B[0m database");
  }

  @Test
  void showsWhatIsAwayAlsoWhenNobodyWaitsForItAndWithinTheWidthOfTheScreen() {
    // given
    var shells = new Dependency(Dependency.Kind.SHELLS, "target");
    var calm =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 3, NOW, null),
            List.of(mailbox(2, "anna@source.example", Attention.NONE, null)),
            new WaveCounts(0, 0),
            List.of(
                incident(
                    TARGET,
                    shells,
                    "No shell could be opened " + "there ".repeat(20),
                    null,
                    false)));

    // when
    var lines = new StatusTable(90, false, false).lines(calm, NOW);

    // then
    assertThat(String.join(" ", lines))
        .containsSubsequence(
            "INCIDENT PowerShell of organisation target", "no mailbox of this wave", "waits:");
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.length() <= 90);
    assertThat(new StatusTable(90, true, false).lines(calm, NOW).get(1))
        .startsWith("\u001B[33mINCIDENT\u001B[0m PowerShell");
  }

  @Test
  void saysOnceWhatIsAskedAboutWhatIsAwayAndHowNotToWaitForIt() {
    var database = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
    var waiting =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 2, NOW, null),
            List.of(asking(2, "anna@source.example", database.key(), Choice.LOOK_AGAIN)),
            new WaveCounts(0, 0),
            List.of(incident(TARGET, database, "Create TGT-DB01.", null, true)));

    assertThat(new StatusTable(160, false, false).lines(waiting, NOW).subList(2, 5))
        .containsExactly(
            "  Create TGT-DB01.",
            "  Mailferry goes on by itself when it is put right.",
            "  not to wait for it: mailferry answer first-wave look-again|leave --cause"
                + " database/TGT-DB01 --reason …");
    assertThat(new StatusTable(160, false, false).lines(waiting, NOW))
        .noneMatch(line -> line.startsWith("QUESTION"));
  }

  @Test
  void countsFromWhenItWasSeenWhereExchangesTimeRunsAheadOfOurs() {
    var shells = new Dependency(Dependency.Kind.SHELLS, "target");
    var ahead =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 1, NOW, null),
            List.of(),
            new WaveCounts(0, 0),
            List.of(incident(TARGET, shells, "No.", NOW.plusSeconds(30), false)));

    assertThat(
            String.join(
                "", new StatusTable(160, false, false).lines(ahead, NOW.minusSeconds(9_000))))
        .contains("(for 11 min 30 s)", "(in 1 min)");
  }

  @Test
  void countsAStuckMailboxAmongThoseThatNeedSomebodyAndSaysWhatStandsInTheWay() {
    // given
    var stuck =
        WaveSnapshot.of(
            new JournalWave(WAVE, TARGET, Route.PULL, 3, NOW, null),
            List.of(
                mailbox(2, "anna@source.example", Attention.NONE, null),
                decided(
                    3,
                    "ben@source.example",
                    Attention.STUCK,
                    "Exchange is working on the move, and nothing has moved since Monday.",
                    null)),
            new WaveCounts(0, 0),
            List.of());

    // when
    var lines = new StatusTable(200, false, false).lines(stuck, NOW);

    // then
    assertThat(lines.getFirst()).startsWith("Wave first-wave: 0 of 3 arrived · 1 needs attention");
    assertThat(lines)
        .noneMatch(line -> line.contains("QUESTION"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("ben@source.example")
                    .contains("needs attention", "nothing has moved since Monday."));
  }

  private static JournalIncident incident(
      OrganisationName organisation,
      Dependency dependency,
      String sentence,
      @Nullable Instant nextProbe,
      boolean lasting) {
    return new JournalIncident(
        organisation,
        dependency,
        NOW.minusSeconds(720),
        NOW.minusSeconds(30),
        "MF-AD-AWAY",
        sentence,
        nextProbe,
        lasting,
        null);
  }

  private static JournalMailbox waiting(int line, Dependency dependency) {
    var guid = new MailboxGuid(new UUID(1, line));
    return new JournalMailbox(
        new LineNote(WAVE, line, line + "@source.example", guid, "SRC-DB01", "TGT-DB01", null, NOW),
        new DecisionNote(
            WAVE,
            guid,
            NOW,
            Phase.SUBMITTING,
            Attention.WAITING,
            "It waits.",
            "DEPENDENCY_AWAY",
            null,
            dependency.key()),
        null,
        null);
  }

  private static JournalMailbox asking(int line, String address, String cause, Choice choice) {
    return asking(line, address, cause, choice, "It failed.");
  }

  private static JournalMailbox asking(
      int line, String address, String cause, Choice choice, String sentence) {
    var guid = new MailboxGuid(new UUID(1, line));
    return new JournalMailbox(
        new LineNote(WAVE, line, address, guid, "SRC-DB01", "TGT-DB01", null, NOW),
        new DecisionNote(
            WAVE,
            guid,
            NOW,
            Phase.ATTENTION,
            Attention.QUESTION,
            sentence,
            "FAILED",
            new Asked(cause, List.of(choice, Choice.LEAVE))),
        null,
        null);
  }

  @Test
  void endsWithAVerdict() {
    assertThat(wave.verdict())
        .isEqualTo(
            "Wave first-wave: 1 of 3 migrated and verified in Exchange, 0 human interventions.");
  }

  @Test
  void writesNumbersAsPeopleReadThem() {
    assertThat(Words.size(1_500_000_000L)).isEqualTo("1.4 GB");
    assertThat(Words.size(1L << 40)).isEqualTo("1.0 TB");
    assertThat(Words.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Words.duration(Duration.ofMinutes(62))).isEqualTo("1 h 2 min");
    assertThat(Words.duration(Duration.ofDays(2))).isEqualTo("2 d");
    assertThat(Words.duration(Duration.ofSeconds(-1))).isEqualTo("0 s");
  }

  private static JournalMailbox mailbox(
      int line, String address, Attention attention, @Nullable MigrationOutcome outcome) {
    return decided(line, address, attention, "Exchange copies.", outcome);
  }

  private static JournalMailbox decided(
      int line,
      String address,
      Attention attention,
      String sentence,
      @Nullable MigrationOutcome outcome) {
    var guid = new MailboxGuid(new UUID(1, line));
    return new JournalMailbox(
        new LineNote(WAVE, line, address, guid, "SRC-DB01", "TGT-DB01", null, NOW),
        new DecisionNote(WAVE, guid, NOW, Phase.COPYING, attention, sentence, null),
        new ProgressNote(
            guid, NOW, RequestStatus.IN_PROGRESS, "Copying", 43, 440, 1024, null, null),
        outcome == null ? null : new OutcomeEntry(WAVE, guid, NOW, outcome));
  }

  private static MigrationOutcome moved() {
    return new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", NOW, NOW, 1024, 3, false, false);
  }
}
