package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoResultTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final String ANNA = "anna.berg@source.example";

  @TempDir Path folder;

  /** As it should be, but for the counts that are named. */
  static DemoResult result(Map<String, Integer> but) {
    return new DemoResult(
        WAVE.value(),
        12,
        but.getOrDefault("verified", 12),
        but.getOrDefault("needsAttention", 0),
        but.getOrDefault("humanInterventions", 0),
        but.getOrDefault("moveRequestsCreated", 12),
        but.getOrDefault("duplicateRequests", 0),
        but.getOrDefault("wrongParameterSets", 0),
        but.getOrDefault("healthyRequestsRemoved", 0),
        Map.of(),
        300,
        60,
        "dev",
        "stand-in");
  }

  @Test
  void isWellWhenEveryCountIsAsItShouldBe() {
    assertThat(result(Map.of()).well()).isTrue();
    assertThat(result(Map.of()).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "needsAttention",
        "humanInterventions",
        "duplicateRequests",
        "wrongParameterSets",
        "healthyRequestsRemoved"
      })
  void isNotWellWithOneOf(String count) {
    assertThat(result(Map.of(count, 1)).well()).isFalse();
    assertThat(result(Map.of(count, 1)).exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 13})
  void isNotWellWithAnotherNumberOfMailboxesOrRequests(int number) {
    assertThat(result(Map.of("verified", number)).well()).isFalse();
    assertThat(result(Map.of("moveRequestsCreated", number)).well()).isFalse();
  }

  @Test
  void tellsEveryCountToScripts() throws IOException {
    var told =
        new ObjectMapper()
            .readTree(
                new ObjectMapper().writeValueAsString(result(Map.of("healthyRequestsRemoved", 1))));

    assertThat(told.get("healthyRequestsRemoved").asInt()).isEqualTo(1);
    assertThat(told.get("verified").asInt()).isEqualTo(12);
    assertThat(told.get("wave").asText()).isEqualTo("first-wave");
  }

  @Test
  void countsAsVerifiedWhatTheJournalAndTheStoresAgreeOn() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(1).manualClock(NOON).build());
        var journal = Journal.open(JournalSettings.file(folder.resolve("journal")))) {
      planned(simulator, journal);
      assertThat(seen(simulator, journal).verified()).as("nothing has moved yet").isZero();

      moves(simulator, "TGT-DB02");
      assertThat(seen(simulator, journal).verified()).as("only the stores say so").isZero();

      settled(simulator, journal);
      assertThat(seen(simulator, journal).verified()).as("in the wrong database").isZero();
    }
  }

  @Test
  void doesNotBelieveTheJournalAlone() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(1).manualClock(NOON).build());
        var journal = Journal.open(JournalSettings.file(folder.resolve("journal")))) {
      planned(simulator, journal);
      settled(simulator, journal);
      assertThat(seen(simulator, journal).verified()).as("only the journal says so").isZero();

      moves(simulator, "TGT-DB01");
      assertThat(seen(simulator, journal).verified()).as("both say so").isEqualTo(1);
      assertThat(seen(simulator, journal).moveRequestsCreated()).isEqualTo(1);
    }
  }

  @Test
  void countsAHealthyRequestThatIsRemoved() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(1).manualClock(NOON).build());
        var journal = Journal.open(JournalSettings.file(folder.resolve("journal")))) {
      planned(simulator, journal);
      begins(simulator, "TGT-DB01");
      simulator.advance(Duration.ofMinutes(5));
      simulator.command("Remove-MoveRequest", Map.of("Identity", ANNA));

      assertThat(seen(simulator, journal).healthyRequestsRemoved()).isEqualTo(1);
    }
  }

  private static DemoResult seen(Simulator simulator, Journal journal) {
    return DemoResult.of(
        WAVE,
        1,
        Truth.of(simulator),
        journal.reader(),
        Duration.ofMinutes(1),
        "dev",
        new ShellChoice.StandIn());
  }

  private static void planned(Simulator simulator, Journal journal) {
    journal
        .writer()
        .wavePlanned(
            new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, 1, NOON));
    journal
        .writer()
        .lineResolved(
            new LineNote(WAVE, 2, ANNA, guid(simulator), "SRC-DB01", "TGT-DB01", null, NOON));
  }

  private static void settled(Simulator simulator, Journal journal) {
    journal
        .writer()
        .outcome(
            new OutcomeEntry(
                WAVE,
                guid(simulator),
                NOON,
                new MigrationOutcome.Moved(
                    "SRC-DB01", "TGT-DB01", NOON, NOON, 1, 1, false, false)));
  }

  private static MailboxGuid guid(Simulator simulator) {
    return new MailboxGuid(simulator.mailbox(ANNA).exchangeGuid());
  }

  private static void begins(Simulator simulator, String database) {
    var reply =
        simulator.command(
            "New-MoveRequest",
            Map.of(
                "Identity",
                ANNA,
                "Remote",
                true,
                "RemoteHostName",
                "mail.source.example",
                "TargetDeliveryDomain",
                "target.example",
                "TargetDatabase",
                database));
    assertThat(reply).containsEntry("ok", true);
  }

  private static void moves(Simulator simulator, String database) {
    begins(simulator, database);
    simulator.advance(Duration.ofDays(1));
    assertThat(simulator.homeOf(ANNA).database()).isEqualTo(database);
  }
}
