package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.TemporalAndJournal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenIncidentTest extends TemporalAndJournal {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final WaveName ANOTHER_WAVE = new WaveName("second-wave");
  private static final OrganisationName TARGET = new OrganisationName("target");
  private static final Instant NOW = Instant.parse("2026-11-23T14:02:00Z");
  private static final Dependency FOREST = new Dependency(Dependency.Kind.FOREST, "target.example");
  private static final Dependency DATABASE = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");

  @BeforeEach
  void planTwoWaves() {
    for (var wave : List.of(WAVE, ANOTHER_WAVE)) {
      journal
          .writer()
          .wavePlanned(new PlannedWaveNote(wave, TARGET, Route.PULL, 4, NOW.minusSeconds(600)));
    }
  }

  @Test
  void countsWhoWaitsForItInTheWave() {
    // given
    away(TARGET, FOREST, false);
    waits(WAVE, 1, FOREST.key());
    waits(WAVE, 2, FOREST.key());
    waits(WAVE, 3, null);
    waits(ANOTHER_WAVE, 4, FOREST.key());

    // then
    assertThat(wave().incidents())
        .singleElement()
        .satisfies(incident -> assertThat(incident.waiting()).isEqualTo(2));
  }

  @Test
  void countsNobodyWhoHasEndedSince() {
    // given
    away(TARGET, FOREST, false);
    waits(WAVE, 1, FOREST.key());
    waits(WAVE, 2, FOREST.key());

    // when
    journal
        .writer()
        .outcome(
            new OutcomeEntry(WAVE, guid(2), NOW, new MigrationOutcome.Withdrawn("the owner left")));

    // then
    assertThat(wave().incidents()).extracting(OpenIncident::waiting).containsExactly(1);
  }

  @Test
  void putsOnTopWhatMostWaitForAndLeavesOutNoneThatIsOpen() {
    // given
    away(TARGET, FOREST, false);
    away(TARGET, DATABASE, true);
    waits(WAVE, 1, DATABASE.key());

    // then
    assertThat(wave().incidents())
        .extracting(OpenIncident::dependency, OpenIncident::waiting)
        .containsExactly(tuple(DATABASE, 1), tuple(FOREST, 0));
  }

  @Test
  void leavesOutWhatNobodyWaitsForAndNobodyHasMetForAnHour() {
    // given
    away(TARGET, FOREST, false);
    away(TARGET, DATABASE, false);
    waits(WAVE, 1, DATABASE.key());
    waits(WAVE, 2, null);
    decided(WAVE, 2, NOW.plusSeconds(3_601), null);

    // then
    assertThat(wave().incidents()).extracting(OpenIncident::dependency).containsExactly(DATABASE);
  }

  /** Requests that failed over the account do not go on by themselves, and ask for an answer. */
  @Test
  void promisesOnlyWhatGoesOnByItself() {
    // given
    away(TARGET, DATABASE, true);

    // then
    var database = wave().incidents().getFirst();
    var account =
        new OpenIncident(database.dependency(), Refusal.FAR_ACCOUNT, "no", NOW, NOW, null, true, 1);
    assertThat(database.whenPutRight()).startsWith("Mailferry goes on by itself");
    assertThat(account.whenPutRight()).contains("What was refused", "answer repoint");
  }

  @Test
  void leavesOutWhatIsAwayInAnotherOrganisation() {
    // given
    away(new OrganisationName("source"), DATABASE, false);
    waits(WAVE, 1, DATABASE.key());

    // then
    assertThat(wave().incidents()).isEmpty();
  }

  @Test
  void leavesOutWhatHasEnded() {
    // given
    away(TARGET, DATABASE, false);
    waits(WAVE, 1, DATABASE.key());

    // when
    journal.writer().incidentEnded(TARGET, DATABASE, NOW.plusSeconds(60));

    // then
    assertThat(wave().incidents()).isEmpty();
  }

  @Test
  void saysNothingOfAWaveThatIsOver() {
    // given
    away(TARGET, DATABASE, false);

    // when
    journal.writer().waveEnded(WAVE, NOW);

    // then
    assertThat(wave().incidents()).isEmpty();
  }

  @Test
  void needsSomebodyWhileOneOfTheWaveWaitsForWhatDoesNotPassByItself() {
    // given
    away(TARGET, DATABASE, true);
    away(TARGET, FOREST, false);
    waits(WAVE, 1, FOREST.key());
    assertThat(verdict()).isEqualTo(WaveStatus.Verdict.RUNNING);

    // when
    waits(WAVE, 2, DATABASE.key());

    // then
    assertThat(verdict()).isEqualTo(WaveStatus.Verdict.NEEDS_ATTENTION);
  }

  @Test
  void isToldAsDataWithItsCode() {
    // given
    journal
        .writer()
        .incident(
            new IncidentNote(
                TARGET,
                DATABASE,
                NOW,
                "MF-EX-UNKNOWN",
                "Exchange does not know TGT-DB01.",
                NOW.plusSeconds(300),
                true));
    waits(WAVE, 1, DATABASE.key());

    // then
    assertThat(wave().incidents().getFirst().data())
        .containsExactly(
            entry("dependency", "database/TGT-DB01"),
            entry("words", "database TGT-DB01"),
            entry("code", "MF-EX-UNKNOWN"),
            entry("sentence", "Exchange does not know TGT-DB01."),
            entry("began", "2026-11-23T14:02:00Z"),
            entry("lastSeen", "2026-11-23T14:02:00Z"),
            entry("nextProbe", "2026-11-23T14:07:00Z"),
            entry("lasting", true),
            entry("mailboxes", 1));
    assertThat(wave().data(WaveState.RUNNING))
        .containsEntry("incidents", List.of(wave().incidents().getFirst().data()));
    assertThat(wave().rows().getFirst()).containsEntry("dependency", "database/TGT-DB01");
  }

  private WaveStatus.Verdict verdict() {
    return new WaveStatus(WAVE, WaveState.RUNNING, null, wave(), List.of(), null).verdict();
  }

  private WaveSnapshot wave() {
    return WaveSnapshot.of(journal.reader(), WAVE).orElseThrow();
  }

  private void away(OrganisationName organisation, Dependency dependency, boolean lasting) {
    journal
        .writer()
        .incident(
            new IncidentNote(
                organisation, dependency, NOW, "MF-AWAY", "It is away.", null, lasting));
  }

  private void waits(WaveName wave, int number, @Nullable String dependency) {
    journal
        .writer()
        .lineResolved(
            new LineNote(
                wave,
                number,
                number + "@source.example",
                guid(number),
                "SRC-DB01",
                "TGT-DB01",
                null,
                NOW));
    decided(wave, number, NOW, dependency);
  }

  private void decided(WaveName wave, int number, Instant at, @Nullable String dependency) {
    journal
        .writer()
        .decided(
            new DecisionNote(
                wave,
                guid(number),
                at,
                Phase.SUBMITTING,
                Attention.WAITING,
                "It waits.",
                "DEPENDENCY_AWAY",
                null,
                dependency));
  }

  private static MailboxGuid guid(int number) {
    return new MailboxGuid(new UUID(1, number));
  }
}
