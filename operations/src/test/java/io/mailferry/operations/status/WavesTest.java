package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.Order;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.operations.FakeTemporal;
import io.mailferry.operations.TemporalAndJournal;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.workflows.wave.WaveApproval;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of waves: by Temporal, by the journal, and by both. */
class WavesTest extends TemporalAndJournal {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final WaveTally ONE_OPEN = new WaveTally(2, 1, 0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "RUNNING,RUNNING",
    "CONTINUED_AS_NEW,RUNNING",
    "FAILED,FAILED",
    "CANCELED,CANCELED",
    "TERMINATED,TERMINATED",
    "TIMED_OUT,TIMED_OUT",
    "PAUSED,PAUSED",
    "UNSPECIFIED,UNSPECIFIED"
  })
  void areInTheStateThatTemporalNames(String status, WaveState state) {
    // given
    temporal.knows("wave/first-wave", temporals(status));

    // then
    assertThat(waves().look(WAVE))
        .returns(state, Waves.Look::state)
        .returns(null, Waves.Look::tally);
  }

  @Test
  void endWithATally() {
    // given
    temporal.knows("wave/first-wave", temporals("COMPLETED"));
    temporal.ends("wave/first-wave", new WaveTally(2, 0, 1, 1, 0, 0));

    // then
    assertThat(waves().look(WAVE))
        .returns(WaveState.ENDED, Waves.Look::state)
        .returns(new Tally(2, 0, 1, 1, 0, 0), Waves.Look::tally);
    assertThat(waves().lookClosely(WAVE).tally()).isEqualTo(new Tally(2, 0, 1, 1, 0, 0));
  }

  @Test
  void areUnknownWhenTemporalHasNone() {
    assertThat(waves().look(WAVE).state()).isEqualTo(WaveState.UNKNOWN);
    assertThat(waves().lookClosely(WAVE).state()).isEqualTo(WaveState.UNKNOWN);
  }

  @Test
  void tellWhoHasApprovedThemOrThatNobodyHas() {
    var wanted = new WantedApproval("anna");
    var given = new Approval(new Order("CHG 4711", "ben"), Instant.parse("2026-11-27T16:00:00.5Z"));

    assertThat(ReadStatus.ofTheApproval(WAVE, WaveApproval.NOT_WANTED)).isEmpty();
    assertThat(ReadStatus.ofTheApproval(WAVE, new WaveApproval(wanted, null)))
        .containsExactly(
            new Note(
                Note.Code.NOT_APPROVED,
                "Nobody has approved wave first-wave yet, so none of its mailboxes switches."
                    + " Somebody else than anna, who started it, does so with: mailferry approve"
                    + " first-wave --reason …"));
    assertThat(ReadStatus.ofTheApproval(WAVE, new WaveApproval(wanted, given)))
        .containsExactly(
            new Note(
                Note.Code.APPROVED,
                "The wave was approved by ben at 2026-11-27T16:00:00Z: CHG 4711."));
  }

  @Test
  void tellWhatIsTriedAgain() {
    // given
    running();
    planned(2);
    line(2);

    // when
    var status = new ReadStatus(connections).of(WAVE);

    // then
    assertThat(waves().lookClosely(WAVE).troubles())
        .extracting(PendingActivity::failure)
        .containsExactly("no controller answers");
    assertThat(status.state()).isEqualTo(WaveState.RUNNING);
    assertThat(status.tally()).isEqualTo(Tally.of(ONE_OPEN));
    assertThat(status.away()).isNull();
    assertThat(status.notes())
        .containsExactly(
            new Note(
                Note.Code.TRIED_AGAIN,
                "Something is away, and is asked again by itself: no controller answers"));
    assertThat(FollowWave.begin(connections, WAVE).look()).isEqualTo(status);
    assertThat(new ReadStatus(connections).askTemporal(new ReadStatus(connections).all()))
        .isEqualTo(status.notes());
  }

  @Test
  void tellWhatTheMonitorTriesAgain() {
    // given
    temporal.knows("wave/first-wave", temporals("RUNNING"));
    temporal.answers("wave/first-wave", ONE_OPEN);
    temporal.knows(
        "monitor/target",
        temporals("RUNNING"),
        PendingActivityInfo.newBuilder()
            .setActivityType(ActivityType.newBuilder().setName("watchMoves"))
            .setAttempt(3)
            .setLastFailure(FakeTemporal.failure("MF-EX-AWAY", "no shell opens"))
            .build());

    // then
    assertThat(waves().lookClosely(WAVE).troubles())
        .extracting(PendingActivity::failure)
        .containsExactly("no shell opens");
  }

  @Test
  void tellThatNoWorkerAnswers() {
    // given
    temporal.knows("wave/first-wave", temporals("RUNNING"));
    planned(2);
    line(2);

    // when
    var status = new ReadStatus(connections).of(WAVE);
    var followed = FollowWave.begin(connections, WAVE).look();

    // then
    assertThat(status.away()).isInstanceOf(TemporalAway.class);
    assertThat(status.notes())
        .containsExactly(
            new Note(
                Note.Code.WORKERS_SILENT, "No worker answers: this is as the journal knew it."));
    assertThat(followed.away()).isInstanceOf(TemporalAway.class);
    assertThat(followed.notes())
        .containsExactly(
            new Note(
                Note.Code.WORKERS_SILENT,
                "Temporal answers, but no worker does; nothing of wave first-wave goes on until one"
                    + " is back; watching goes on meanwhile."));
    var all = new ReadStatus(connections).all();
    assertThatThrownBy(() -> new ReadStatus(connections).askTemporal(all))
        .isInstanceOf(TemporalAway.class)
        .hasMessageContaining("no worker does");
  }

  @Test
  void tellWhatTheJournalLacks() {
    // given
    running();
    planned(2);

    // then
    assertThat(new ReadStatus(connections).of(WAVE).notes())
        .extracting(Note::code)
        .containsExactly(Note.Code.TRIED_AGAIN, Note.Code.JOURNAL_LACKS);
    assertThat(FollowWave.begin(connections, WAVE).look().notes())
        .extracting(Note::code)
        .containsExactly(Note.Code.TRIED_AGAIN, Note.Code.JOURNAL_LACKS);
  }

  @Test
  void tellThatTheWaveWasStopped() {
    // given
    temporal.knows("wave/first-wave", temporals("TIMED_OUT"));
    planned(2);

    // then
    for (var status :
        List.of(new ReadStatus(connections).of(WAVE), FollowWave.begin(connections, WAVE).look())) {
      assertThat(status.notes())
          .containsExactly(
              new Note(
                  Note.Code.STOPPED_IN_TEMPORAL,
                  "The wave first-wave was stopped in Temporal (timed out). Its mailboxes go on"
                      + " without it. Start the plan again, so that they are counted."));
    }
  }

  @Test
  void tellThatTemporalForgotTheWave() {
    // given
    planned(2);

    // then
    for (var status :
        List.of(new ReadStatus(connections).of(WAVE), FollowWave.begin(connections, WAVE).look())) {
      assertThat(status.notes()).extracting(Note::code).containsExactly(Note.Code.FORGOTTEN);
    }
    assertThat(new ReadStatus(connections).askTemporal(new ReadStatus(connections).all()))
        .extracting(Note::code)
        .containsExactly(Note.Code.FORGOTTEN);
  }

  @Test
  void refuseANameThatNobodyKnows() {
    assertThatThrownBy(() -> new ReadStatus(connections).of(WAVE))
        .hasMessage("there is no wave first-wave");
    assertThatThrownBy(() -> FollowWave.begin(connections, WAVE))
        .hasMessage("there is no wave first-wave");
  }

  @Test
  void areToldByTemporalAloneWhileTheJournalIsAway() {
    // given
    running();
    try (var away = temporal.connections("jdbc:h2:mem:none", folder)) {
      // then
      assertThat(new ReadStatus(away).of(WAVE).notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.JOURNAL_AWAY, Note.Code.TRIED_AGAIN);
      assertThat(FollowWave.begin(away, WAVE).look().notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.JOURNAL_AWAY, Note.Code.TRIED_AGAIN);
      assertThatThrownBy(() -> new ReadStatus(away).of(new WaveName("other")))
          .hasMessageStartingWith("Temporal does not know the wave other, and ");
    }
  }

  @Test
  void areListedWhenTheJournalDoesNotKnowThem() {
    // given
    planned(2);
    journal.writer().waveEnded(WAVE, NOW);
    temporal.knows("wave/first-wave", temporals("RUNNING"));
    temporal.knows("wave/third", temporals("RUNNING"));
    temporal.knows("wave/second", temporals("RUNNING"));

    // when
    var notes = new ReadStatus(connections).gaps(new ReadStatus(connections).all());

    // then
    assertThat(notes)
        .extracting(Note::sentence)
        .hasSize(2)
        .first()
        .isEqualTo(
            "Temporal runs 2 waves that this journal does not know: second, third. Name the journal"
                + " of their workers with --journal or MAILFERRY_JOURNAL.");
    assertThat(notes.getLast().sentence()).startsWith("The journal lacks 2 mailboxes");
  }

  @Test
  void areInNoNoteWhenTheJournalKnowsThem() {
    // given
    planned(2);
    temporal.knows("wave/first-wave", temporals("RUNNING"));

    // then
    assertThat(new ReadStatus(connections).gaps(new ReadStatus(connections).all())).isEmpty();
  }

  /** The newest are asked first, and a few of them at most. */
  @Test
  void areAskedOfTemporalUntilOneIsFoundRunning() {
    // given
    running();
    planned(2);
    planned(new WaveName("stopped"), NOW.minusSeconds(1));
    temporal.knows("wave/stopped", temporals("TERMINATED"));
    planned(new WaveName("forgotten"), NOW.plusSeconds(1));
    for (var i = 0; i < 5; i++) {
      planned(new WaveName("ended-" + i), NOW.plusSeconds(2));
      journal.writer().waveEnded(new WaveName("ended-" + i), NOW.plusSeconds(3));
    }

    // then
    assertThat(new ReadStatus(connections).askTemporal(new ReadStatus(connections).all()))
        .extracting(Note::code)
        .containsExactly(Note.Code.FORGOTTEN, Note.Code.TRIED_AGAIN, Note.Code.STOPPED_IN_TEMPORAL);
  }

  @Test
  void areNotSaidToBeStoppedWhileTheJournalThatKnowsTheirEndIsAway() {
    // given
    temporal.knows("wave/first-wave", temporals("CANCELED"));
    try (var away = temporal.connections("jdbc:h2:mem:none", folder)) {
      // then
      for (var status :
          List.of(new ReadStatus(away).of(WAVE), FollowWave.begin(away, WAVE).look())) {
        assertThat(status.notes()).extracting(Note::code).containsExactly(Note.Code.JOURNAL_AWAY);
        assertThat(status.over()).isFalse();
      }
    }
  }

  @Test
  void areNotKnownToBeAllWhenTemporalListsNone() {
    // given
    temporal.refusesToList(Status.UNAVAILABLE);

    // then
    assertThat(new ReadStatus(connections).gaps(List.of()))
        .extracting(Note::code)
        .containsExactly(Note.Code.TEMPORAL_SILENT);

    // when
    temporal.refusesToList(Status.UNIMPLEMENTED);

    // then
    assertThat(new ReadStatus(connections).gaps(List.of())).isEmpty();
  }

  @Test
  void areToldByTheJournalAloneWhileTemporalIsAway() {
    // given
    planned(2);
    temporal.close();

    // then
    assertThat(new ReadStatus(connections).of(WAVE))
        .returns(WaveState.UNKNOWN, WaveStatus::state)
        .satisfies(status -> assertThat(status.copy()).isNotNull())
        .satisfies(
            status ->
                assertThat(status.notes())
                    .containsExactly(
                        new Note(
                            Note.Code.COPY_ONLY,
                            "This is the journal's copy: Temporal could not be asked.")));
    assertThat(new ReadStatus(connections).of(new WaveName("other")).notes())
        .containsExactly(
            new Note(Note.Code.COPY_ONLY, "The journal has no copy of the wave either."));
  }

  private Waves waves() {
    return new Waves(connections.temporal());
  }

  private void running() {
    temporal.knows(
        "wave/first-wave",
        temporals("RUNNING"),
        PendingActivityInfo.newBuilder()
            .setActivityType(ActivityType.newBuilder().setName("startMigrations"))
            .setAttempt(3)
            .setLastFailure(FakeTemporal.failure("MF-AD-AWAY", "no controller answers"))
            .build(),
        PendingActivityInfo.newBuilder()
            .setActivityType(ActivityType.newBuilder().setName("tellJournal"))
            .build());
    temporal.answers("wave/first-wave", ONE_OPEN);
  }

  private void planned(WaveName wave, Instant at) {
    journal
        .writer()
        .wavePlanned(new PlannedWaveNote(wave, new OrganisationName("target"), Route.PULL, 1, at));
  }

  private void planned(int mailboxes) {
    journal
        .writer()
        .wavePlanned(
            new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, mailboxes, NOW));
  }

  private void line(int line) {
    journal
        .writer()
        .lineResolved(
            new LineNote(
                WAVE,
                line,
                "anna@source.example",
                new MailboxGuid(new UUID(1, line)),
                "SRC-DB01",
                "TGT-DB01",
                null,
                NOW));
  }

  private static WorkflowExecutionStatus temporals(String status) {
    return WorkflowExecutionStatus.valueOf("WORKFLOW_EXECUTION_STATUS_" + status);
  }
}
