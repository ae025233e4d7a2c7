package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wave between two forests of two domains each, with the worker of production: Anna's users stand
 * in the roots, Bernd's in a child domain of either forest.
 */
@Tag("process")
@Timeout(300)
class SeveralDomainsTest {
  private static final WaveName WAVE = new WaveName("domains");
  private static final String ANNA = "anna.berg@source.example";
  private static final String BERND = "bernd.vogt@source.example";
  private static final double SPEED = 400;

  @TempDir Path work;

  /** Of the child domains one controller goes away while Bernd's mailbox moves, and one before. */
  @Test
  void areLookedUpMovedAndVerifiedEachInItsOwn() throws Exception {
    try (var simulator = practice();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator
          .script()
          .at(Duration.ZERO)
          .controllerGoesAway("dc1.child.source.example", Duration.ofHours(1));
      simulator
          .script()
          .whenMoveReaches("CopyingMessages")
          .controllerGoesAway("dc1.emea.target.example", Duration.ofHours(1));
      var file =
          Files.writeString(
              work.resolve("domains.csv"),
              "EmailAddress,TargetDatabase\n" + ANNA + ",TGT-DB02\n" + BERND + ",TGT-DB02\n");
      var plan =
          Plans.read(file, Route.PULL)
              .sealed(
                  WAVE,
                  new OrganisationName("target"),
                  CutoverOrder.AS_SOON_AS_COPIED,
                  PlanKeyFile.open(work.resolve("plan.key"), true));

      new WaveStarter(temporal.client(), journal.writer()).start(plan, simulator.clock().instant());
      var tally =
          temporal
              .client()
              .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
              .getResult(WaveTally.class);

      assertThat(tally).isEqualTo(new WaveTally(2, 0, 2, 0, 0, 0));
      for (var mailbox : List.of(ANNA, BERND)) {
        var guid = new MailboxGuid(simulator.mailbox(mailbox).exchangeGuid());
        assertThat(
                temporal
                    .client()
                    .newUntypedWorkflowStub(WorkflowIds.mailbox(guid))
                    .getResult(MigrationOutcome.class))
            .isInstanceOf(MigrationOutcome.Moved.class);
        // The controller that is away learns of it when it is back.
        while (simulator.verifiedHome(mailbox).isEmpty()) {
          Thread.onSpinWait();
        }
        assertThat(simulator.verifiedHome(mailbox))
            .contains(new Home(Organisation.TARGET, "TGT-DB02"));
      }
      assertThat(simulator.requests()).as("cleaned up").isEmpty();
      var counts = simulator.counts();
      assertThat(counts.moveRequestsCreated()).isEqualTo(2);
      assertThat(counts.duplicateRequests()).isZero();
      assertThat(counts.healthyRequestsRemoved()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
    }
  }

  private static Simulator practice() {
    var simulator =
        Simulator.start(
            SimulatorConfig.builder().mailboxes(2).inChildDomains(1).speed(SPEED).build());
    List.of(ANNA, BERND).forEach(mailbox -> simulator.resizeMailbox(mailbox, 500L << 20));
    return simulator;
  }
}
