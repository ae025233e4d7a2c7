package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.Limits;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.MailboxSnapshot;
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

/** Mailboxes that share a cause are one question, and one answer settles them all. */
@Tag("process")
class OneCauseTest {
  private static final WaveName WAVE = new WaveName("spoilt");
  private static final double SPEED = 400;
  private static final List<String> MAILBOXES =
      List.of("anna.berg@source.example", "bernd.vogt@source.example", "carla.ruiz@source.example");

  @TempDir Path work;

  @Test
  void isAnsweredOnceForAll() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(3).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      MAILBOXES.forEach(
          mailbox -> {
            simulator.resizeMailbox(mailbox, 200L << 20);
            simulator.script().at(Duration.ZERO).spoilsItems(mailbox, 7);
          });
      start(MAILBOXES, connections, journal, simulator);
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().openQuestions()
          < MAILBOXES.size()) {
        Thread.onSpinWait();
      }
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().questions())
          .singleElement()
          .returns("failed/bad-items", OpenQuestion::cause)
          .satisfies(question -> assertThat(question.mailboxes()).hasSize(MAILBOXES.size()));
      var answers = new AnswerCause(connections);
      assertThatThrownBy(() -> answers.answer("spoilt", "quota", Choice.RESUME, null, "so", "ben"))
          .isInstanceOf(OperationFailed.class)
          .hasMessageContaining("no mailbox of wave spoilt asks about quota")
          .hasMessageContaining("failed/bad-items");
      assertThatThrownBy(
              () -> answers.answer("spoilt", "failed/bad-items", Choice.ADOPT, null, "so", "ben"))
          .isInstanceOf(OperationFailed.class)
          .hasMessageContaining("offers raise-limits, resume, restart, look-again, leave");

      var view =
          answers.answer(
              "spoilt",
              "failed/bad-items",
              Choice.RAISE_LIMITS,
              new Limits(7, 0),
              "the manager agreed",
              "ben");
      var tally =
          connections
              .temporal()
              .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
              .getResult(WaveTally.class);

      assertThat(view.decided()).startsWith("sent to 3 mailboxes; ");
      assertThat(tally).isEqualTo(new WaveTally(3, 0, 3, 0, 0, 0));
      assertThat(simulator.counts().duplicateRequests()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions())
          .as("one answer is one act, however many it settles")
          .isEqualTo(1);
    }
  }

  @Test
  void holdsNobodyElseUpWhoCanArrive() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(4).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      MAILBOXES.forEach(mailbox -> simulator.script().at(Duration.ZERO).spoilsItems(mailbox, 7));
      var everybody = simulator.mailboxes().stream().map(MailboxFacts::address).toList();
      everybody.forEach(mailbox -> simulator.resizeMailbox(mailbox, 200L << 20));

      start(everybody, connections, journal, simulator);
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().mailboxes().stream()
          .noneMatch(MailboxSnapshot::arrived)) {
        Thread.onSpinWait();
      }
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().openQuestions()
          < MAILBOXES.size()) {
        Thread.onSpinWait();
      }

      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().mailboxes())
          .filteredOn(MailboxSnapshot::arrived)
          .extracting(MailboxSnapshot::address)
          .containsExactlyElementsOf(
              everybody.stream().filter(mailbox -> !MAILBOXES.contains(mailbox)).toList());
      assertThat(simulator.counts().healthyRequestsRemoved()).isZero();
    }
  }

  private Connections connections(TemporalHost host) {
    return new Connections(
        new ConnectionSettings(
            host.target(), "default", EngineRoom.journalUrl(work), null, () -> "", null, work));
  }

  private void start(
      List<String> mailboxes, Connections connections, Journal journal, Simulator simulator)
      throws Exception {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    mailboxes.forEach(mailbox -> lines.append(mailbox).append(",TGT-DB02\n"));
    var plan =
        Plans.read(Files.writeString(work.resolve("spoilt.csv"), lines), Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(connections.temporal(), journal.writer())
        .start(plan, simulator.clock().instant());
  }
}
