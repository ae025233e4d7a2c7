package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.order.GiveOrder;
import io.mailferry.operations.order.Wanted;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.wave.WaveTally;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who trusts nothing tells a wave to forget what it thinks, again and again. */
@Tag("process")
class ResyncTest {
  private static final WaveName WAVE = new WaveName("doubted");
  private static final int MAILBOXES = 4;
  private static final double SPEED = 240;
  private static final long LIMIT = 100L << 20;
  private static final long LARGER = 200L << 20;

  @TempDir Path work;

  @Test
  void isHarmlessAHundredTimesAndHelpsWhereSomethingWasPutRight() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(MAILBOXES).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 2));
        var connections = connections(host);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator
          .mailboxes()
          .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 50L << 20));
      var refused = simulator.mailboxes().getFirst().address();
      simulator.resizeMailbox(refused, LARGER);
      simulator.limitMailboxes("TGT-DB02", LIMIT);
      simulator.script().onCommand("New-MoveRequest", 2).losesAnswer();
      start(connections, journal, simulator);
      var migration =
          connections
              .temporal()
              .newUntypedWorkflowStub(
                  WorkflowIds.mailbox(new MailboxGuid(simulator.mailbox(refused).exchangeGuid())));
      while (WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().openQuestions() == 0
          || migration.query("status", MigrationStatus.class).question() == null) {
        Thread.onSpinWait();
      }
      var orders = new GiveOrder(connections);

      // Nothing was put right yet, so it is forgotten, tried, and refused again.
      assertThat(
              orders.give(new Wanted(OrderVerb.RESYNC), refused, "it should fit", "ben").decided())
          .startsWith("forgotten: a refusal (")
          .contains(". Then: ");
      for (var i = 0; i < 100; i++) {
        assertThat(
                orders
                    .give(new Wanted(OrderVerb.RESYNC), WAVE.value(), "I trust nothing", "ben")
                    .decided())
            .startsWith("resync sent to ");
      }
      simulator.limitMailboxes("TGT-DB02", 1L << 40);
      orders.give(new Wanted(OrderVerb.RESYNC), refused, "the quota was raised", "ben");

      assertThat(
              connections
                  .temporal()
                  .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
                  .getResult(WaveTally.class))
          .isEqualTo(new WaveTally(MAILBOXES, 0, MAILBOXES, 0, 0, 0));
      assertThat(simulator.counts().moveRequestsCreated()).isEqualTo(MAILBOXES);
      assertThat(simulator.counts().duplicateRequests()).isZero();
      assertThat(simulator.counts().healthyRequestsRemoved()).isZero();
    }
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
        Plans.read(Files.writeString(work.resolve("doubted.csv"), lines), Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(connections.temporal(), journal.writer())
        .start(plan, simulator.clock().instant());
  }
}
