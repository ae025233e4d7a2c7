package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.Home;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailboxes that were moved before, and whose completed requests nobody has removed. */
@Tag("process")
class LeftoversTest {
  private static final WaveName WAVE = new WaveName("balanced");
  private static final double SPEED = 400;
  private static final List<String> MAILBOXES =
      List.of("anna.berg@source.example", "bernd.vogt@source.example", "carla.ruiz@source.example");

  @TempDir Path work;

  @Test
  void areRemovedOnOneAnswerAndTheirMailboxesMoved() throws Exception {
    try (var simulator = balancedBefore();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      start(connections, journal, simulator, Leftovers.ASK);
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().openQuestions()
          < MAILBOXES.size()) {
        Thread.onSpinWait();
      }
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().questions())
          .singleElement()
          .returns("leftover/Balancing", OpenQuestion::cause)
          .satisfies(question -> assertThat(question.mailboxes()).hasSize(MAILBOXES.size()));

      new AnswerCause(connections)
          .answer(
              WAVE.value(),
              "leftover/Balancing",
              Choice.REMOVE_LEFTOVER,
              null,
              "last year's balancing is over",
              "ben");

      assertAllMoved(connections, simulator);
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions())
          .isEqualTo(1);
    }
  }

  @Test
  void areRemovedUnaskedWhereThePlanSaysSo() throws Exception {
    try (var simulator = balancedBefore();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      start(connections, journal, simulator, Leftovers.REMOVE);

      assertAllMoved(connections, simulator);
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
    }
  }

  private static void assertAllMoved(Connections connections, Simulator simulator) {
    assertThat(
            connections
                .temporal()
                .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
                .getResult(WaveTally.class))
        .isEqualTo(new WaveTally(3, 0, 3, 0, 0, 0));
    assertThat(MAILBOXES)
        .allSatisfy(
            mailbox ->
                assertThat(simulator.homeOf(mailbox))
                    .isEqualTo(new Home(Organisation.TARGET, "TGT-DB02")));
    var counts = simulator.counts();
    assertThat(counts.moveRequestsCreated()).as("the earlier ones, and ours").isEqualTo(6);
    assertThat(counts.duplicateRequests()).isZero();
    assertThat(counts.healthyRequestsRemoved()).isZero();
  }

  /** Somebody moved all of them, and left it at that. */
  private static Simulator balancedBefore() {
    var simulator = Simulator.start(SimulatorConfig.builder().mailboxes(3).speed(SPEED).build());
    MAILBOXES.forEach(
        mailbox -> {
          simulator.resizeMailbox(mailbox, 200L << 20);
          assertThat(
                  simulator.command(
                      "New-MoveRequest",
                      Map.of(
                          "Identity",
                          mailbox,
                          "Remote",
                          true,
                          "RemoteHostName",
                          "mail.source.example",
                          "TargetDeliveryDomain",
                          "target.example",
                          "TargetDatabase",
                          "TGT-DB01",
                          "BatchName",
                          "Balancing")))
              .containsEntry("ok", true);
        });
    simulator.advance(Duration.ofDays(1));
    return simulator;
  }

  private Connections connections(TemporalHost host) {
    return new Connections(
        new ConnectionSettings(
            host.target(), "default", EngineRoom.journalUrl(work), null, () -> "", null, work));
  }

  private void start(
      Connections connections, Journal journal, Simulator simulator, Leftovers leftovers)
      throws Exception {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    MAILBOXES.forEach(mailbox -> lines.append(mailbox).append(",TGT-DB02\n"));
    var plan =
        Plans.read(Files.writeString(work.resolve("balanced.csv"), lines), Route.LOCAL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true))
            .with(Consents.NONE.with(leftovers));
    new WaveStarter(connections.temporal(), journal.writer())
        .start(plan, simulator.clock().instant());
  }
}
