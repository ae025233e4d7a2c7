package io.mailferry.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.status.Tally;
import io.mailferry.operations.status.WaveState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartWaveTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @ParameterizedTest
  @CsvSource({"LOCAL,target", "PULL,target", "PUSH,source"})
  void runsItsCommandsWhereTheRouteUsuallyNeedsThem(Route route, String organisation) {
    assertThat(request(route, null).commandsRunIn()).isEqualTo(new OrganisationName(organisation));
    assertThat(request(route, new OrganisationName("north")).commandsRunIn())
        .isEqualTo(new OrganisationName("north"));
  }

  @Test
  void refusesTheNameOfAWaveThatIsOver() {
    try (var journal = journal()) {
      // given
      var finished = new FinishedWaves(journal.reader());

      // then
      assertThatThrownBy(() -> finished.refuse(WAVE, WaveState.ENDED))
          .hasMessage(
              "wave first-wave is over, and its status and report are kept under that name; start"
                  + " these mailboxes under another one, e.g. --wave first-wave-2; nothing was"
                  + " changed");

      // when
      journal.writer().waveEnded(WAVE, NOW);

      // then
      assertThatThrownBy(() -> finished.refuse(WAVE, WaveState.UNKNOWN))
          .hasMessageStartingWith(
              "wave first-wave is over since 2026-11-23 20:00:00 UTC, and its status");
    }
  }

  @Test
  void takesTheNameOfAWaveThatRunsOrNeverEnded() {
    try (var journal = journal()) {
      // given
      var finished = new FinishedWaves(journal.reader());

      // then
      assertThatCode(() -> finished.refuse(WAVE, WaveState.UNKNOWN)).doesNotThrowAnyException();
      assertThatCode(() -> finished.refuse(WAVE, WaveState.TERMINATED)).doesNotThrowAnyException();
      assertThatCode(() -> finished.refuse(WAVE, WaveState.RUNNING)).doesNotThrowAnyException();

      // when
      journal.writer().waveEnded(WAVE, NOW);

      // then
      assertThatCode(() -> finished.refuse(WAVE, WaveState.RUNNING)).doesNotThrowAnyException();
    }
  }

  @Test
  void countsWhatExchangeLacks() {
    // when
    var one = new ExchangeLacks(List.of("the cmdlet New-MoveRequest"));

    // then
    assertThat(one.sentence())
        .isEqualTo("Exchange lacks 1 thing that this wave needs; nothing was changed");
    assertThat(one.lacks()).containsExactly("the cmdlet New-MoveRequest");
  }

  @Test
  void givesAsDataWhatWasStarted() {
    assertThat(view(true, null).data())
        .containsExactly(
            entry("wave", "first-wave"),
            entry("workflowId", "wave/first-wave"),
            entry("started", true),
            entry("mailboxes", 3),
            entry("ready", 2));
  }

  @Test
  void givesAsDataHowFarAWaveIsThatRunsAlready() {
    // given
    var tally = new Tally(3, 1, 2, 0, 0, 0);

    // then
    assertThat(view(false, tally).data())
        .containsExactly(
            entry("wave", "first-wave"),
            entry("workflowId", "wave/first-wave"),
            entry("started", false),
            entry("tally", tally.data()),
            entry("writtenDownAgain", false));
    assertThat(view(false, null).data()).containsEntry("tally", null);
  }

  private static StartView view(boolean started, @Nullable Tally tally) {
    return new StartView(WAVE, "wave/first-wave", started, 3, 2, List.of(), tally, false);
  }

  private static StartRequest request(Route route, @Nullable OrganisationName organisation) {
    return new StartRequest(
        new ReadPlan(route, List.of(), List.of()),
        WAVE,
        organisation,
        CutoverOrder.AS_SOON_AS_COPIED,
        Consents.NONE,
        false);
  }

  private static Journal journal() {
    var journal =
        Journal.open(JournalSettings.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    journal
        .writer()
        .wavePlanned(new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, 3, NOW));
    return journal;
  }
}
