package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.Fact;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The far account's password is changed in mid-wave: all requests fail alike, one question is asked
 * and one answer gives all of them the new credential.
 */
@Tag("process")
class FarCredentialTest {
  private static final WaveName WAVE = new WaveName("locked-out");
  private static final String CAUSE = "failed/far-credential";
  private static final int MAILBOXES = 10;
  private static final double SPEED = 240;

  @TempDir Path work;

  @Test
  void thatChangesInMidWaveIsOneQuestionAndOneAnswer() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(MAILBOXES).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(settings(simulator, host));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      // Long enough for all of them to be under way at once.
      simulator
          .mailboxes()
          .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 8L << 30));
      start(connections, journal, simulator);
      while (simulator.requests().size() < MAILBOXES) {
        Thread.onSpinWait();
      }

      simulator.script().now().farCredentialExpires(null);
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().openQuestions() < MAILBOXES) {
        Thread.onSpinWait();
      }
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().questions())
          .singleElement()
          .returns(CAUSE, OpenQuestion::cause)
          .satisfies(question -> assertThat(question.mailboxes()).hasSize(MAILBOXES));
      simulator
          .mailboxes()
          .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 1L << 20));
      new AnswerCause(connections)
          .answer(WAVE.value(), CAUSE, Choice.REPOINT, null, "the password was renewed", "ben");

      assertThat(
              connections
                  .temporal()
                  .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
                  .getResult(WaveTally.class))
          .isEqualTo(new WaveTally(MAILBOXES, 0, MAILBOXES, 0, 0, 0));
      assertThat(simulator.counts().moveRequestsCreated())
          .as("none was submitted anew")
          .isEqualTo(MAILBOXES);
      assertThat(simulator.counts().duplicateRequests()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions())
          .as("one answer is one act, however many it settles")
          .isEqualTo(1);
    }
  }

  @Test
  void thatWasOnlyLockedTakesNobodysClick() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(MAILBOXES).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(settings(simulator, host));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator
          .mailboxes()
          .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 2L << 30));
      start(connections, journal, simulator);
      while (simulator.requests().size() < MAILBOXES) {
        Thread.onSpinWait();
      }

      simulator.script().now().farCredentialExpires(Duration.ofMinutes(20));

      assertThat(
              connections
                  .temporal()
                  .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
                  .getResult(WaveTally.class))
          .isEqualTo(new WaveTally(MAILBOXES, 0, MAILBOXES, 0, 0, 0));
      assertThat(simulator.counts().duplicateRequests()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions())
          .as("nobody was needed")
          .isZero();
      assertThat(journal.reader().codedFacts(WAVE))
          .filteredOn(fact -> Fact.FAR_ACCOUNT_BACK.equals(fact.code()))
          .as("each says what healed it")
          .isNotEmpty()
          .allSatisfy(
              fact -> assertThat(fact.sentence()).contains("is let in again", "answer repoint"));
    }
  }

  private List<String> settings(Simulator simulator, TemporalHost host) throws Exception {
    return EngineRoom.with(
        EngineRoom.settings(simulator, host.target(), work, SPEED, 2),
        "mailferry.organisations.target.far.credential",
        "env:FAR");
  }

  private Connections connections(TemporalHost host) {
    return new Connections(
        new ConnectionSettings(
            host.target(), "default", EngineRoom.journalUrl(work), null, () -> "", null, work));
  }

  private void start(Connections connections, Journal journal, Simulator simulator)
      throws Exception {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    simulator.mailboxes().stream()
        .map(MailboxFacts::address)
        .forEach(mailbox -> lines.append(mailbox).append(",TGT-DB02\n"));
    var plan =
        Plans.read(Files.writeString(work.resolve("locked-out.csv"), lines), Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(connections.temporal(), journal.writer())
        .start(plan, simulator.clock().instant());
  }
}
