package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.Home;
import io.mailferry.simulator.RequestFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One mailbox from its plan to its cleaned-up request: the worker of production, Temporal, LDAP,
 * shell and journal, all real; only Exchange is a practice one.
 */
@Tag("process")
class OneMailboxTest {
  private static final WaveName WAVE = new WaveName("one");
  private static final String ANNA = "anna.berg@source.example";
  private static final double SPEED = 400;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path work;

  /** Held in the old way, which no demo does, and the answer to its submission is lost. */
  @Test
  void arrivesOnceAndNotBeforeItsTime() throws Exception {
    try (var simulator = practice();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator.script().onCommand("New-MoveRequest", 1).losesAnswer();
      var notBefore = simulator.clock().instant().plus(HOUR);

      start(
          new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, notBefore),
          temporal.client(),
          journal,
          simulator);
      var tally = result(temporal.client(), WorkflowIds.wave(WAVE), WaveTally.class);
      var outcome =
          result(temporal.client(), WorkflowIds.mailbox(guid(simulator)), MigrationOutcome.class);

      assertThat(tally).isEqualTo(new WaveTally(1, 0, 1, 0, 0, 0));
      assertThat(outcome).isInstanceOf(MigrationOutcome.Moved.class);
      assertThat(simulator.homeOf(ANNA)).isEqualTo(new Home(Organisation.TARGET, "TGT-DB02"));
      assertThat(simulator.cutovers())
          .singleElement()
          .satisfies(cutover -> assertThat(cutover.began()).isAfterOrEqualTo(notBefore));
      assertThat(simulator.requests()).as("cleaned up").isEmpty();
      assertAskedForOnce(simulator);
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().mailboxes())
          .singleElement()
          .satisfies(mailbox -> assertThat(mailbox.arrived()).isTrue())
          .extracting(MailboxSnapshot::address)
          .isEqualTo(ANNA);
    }
  }

  /**
   * Nothing but the monitor would notice it: the migration looks by itself after hours, and
   * Exchange would complete the move within half an hour.
   */
  @Test
  void doesNotArriveBeforeItsTimeThoughSomebodyTakesItsBrakeOff() throws Exception {
    try (var simulator = practice();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator.resizeMailbox(ANNA, 8L << 30);
      var notBefore = simulator.clock().instant().plus(HOUR.multipliedBy(2));
      start(
          new CutoverOrder(CutoverStyle.COMPLETE_AFTER, notBefore),
          temporal.client(),
          journal,
          simulator);
      var migration =
          temporal
              .client()
              .newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(guid(simulator)));
      while (!(waitsForHours(migration) && isSeenCopying(journal))) {
        Thread.onSpinWait();
      }
      assertThat(simulator.requestsOf(ANNA))
          .extracting(RequestFacts::statusDetail)
          .containsExactly("CopyingMessages");

      assertThat(
              simulator.command(
                  "Set-MoveRequest",
                  Map.of(
                      "Identity", ANNA, "CompleteAfter", simulator.clock().instant().toString())))
          .containsEntry("ok", true);
      var outcome =
          result(temporal.client(), WorkflowIds.mailbox(guid(simulator)), MigrationOutcome.class);

      assertThat(outcome).isInstanceOf(MigrationOutcome.Moved.class);
      assertThat(simulator.cutovers())
          .singleElement()
          .satisfies(cutover -> assertThat(cutover.began()).isAfterOrEqualTo(notBefore));
      assertAskedForOnce(simulator);
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
    }
  }

  /** Its submission has settled: the next look by itself comes after its cutover may begin. */
  private static boolean waitsForHours(MailboxMigration migration) {
    try {
      var status = migration.status();
      var next = status.nextLook();
      return next != null
          && Duration.between(status.since(), next).toSeconds() * SPEED
              > HOUR.multipliedBy(3).toSeconds();
    } catch (WorkflowException _) {
      // The wave has not begun it yet.
      return false;
    }
  }

  private static boolean isSeenCopying(Journal journal) {
    return journal.reader().mailboxes(WAVE).stream()
        .anyMatch(
            mailbox ->
                mailbox.progress() != null
                    && mailbox.progress().statusDetail().equals("CopyingMessages"));
  }

  /** So many that Exchange wants the loss accepted in so many words. */
  @ParameterizedTest
  @EnumSource(names = {"RAISE_LIMITS", "RESTART"})
  void arrivesWithMoreLeftBehindThanWasPlanned(Choice remedy) throws Exception {
    try (var simulator = practice();
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator.script().at(Duration.ZERO).spoilsItems(ANNA, 60);
      start(CutoverOrder.AS_SOON_AS_COPIED, temporal.client(), journal, simulator);
      var migration =
          temporal
              .client()
              .newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(guid(simulator)));
      while (!asks(migration)) {
        Thread.onSpinWait();
      }

      migration.answer(remedy, new Order("the manager agreed", "ben"), new Limits(60, 0));
      var outcome =
          result(temporal.client(), WorkflowIds.mailbox(guid(simulator)), MigrationOutcome.class);

      assertThat(outcome).isInstanceOf(MigrationOutcome.Moved.class);
      var counts = simulator.counts();
      assertThat(counts.moveRequestsCreated()).isEqualTo(remedy == Choice.RESTART ? 2 : 1);
      assertThat(counts.duplicateRequests()).isZero();
      assertThat(counts.wrongParameterSets()).isZero();
      assertThat(counts.healthyRequestsRemoved()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions())
          .isEqualTo(1);
    }
  }

  private static boolean asks(MailboxMigration migration) {
    try {
      return migration.status().question() != null;
    } catch (WorkflowException _) {
      // The wave has not begun it yet.
      return false;
    }
  }

  private static Simulator practice() {
    var simulator = Simulator.start(SimulatorConfig.builder().mailboxes(1).speed(SPEED).build());
    simulator.resizeMailbox(ANNA, 500L << 20);
    return simulator;
  }

  private void start(
      CutoverOrder cutover, WorkflowClient client, Journal journal, Simulator simulator)
      throws IOException {
    var file =
        Files.writeString(
            work.resolve("one.csv"), "EmailAddress,TargetDatabase\n" + ANNA + ",TGT-DB02\n");
    var plan =
        Plans.read(file, Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                cutover,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(client, journal.writer()).start(plan, simulator.clock().instant());
  }

  private static <T> T result(WorkflowClient client, String workflow, Class<T> type) {
    return client.newUntypedWorkflowStub(workflow).getResult(type);
  }

  private static MailboxGuid guid(Simulator simulator) {
    return new MailboxGuid(simulator.mailbox(ANNA).exchangeGuid());
  }

  private static void assertAskedForOnce(Simulator simulator) {
    var counts = simulator.counts();
    assertThat(counts.moveRequestsCreated()).isEqualTo(1);
    assertThat(counts.duplicateRequests()).isZero();
    assertThat(counts.wrongParameterSets()).isZero();
    assertThat(counts.healthyRequestsRemoved()).isZero();
  }
}
