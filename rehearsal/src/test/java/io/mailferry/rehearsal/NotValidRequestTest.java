package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.temporal.client.WorkflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that Exchange shows as not valid for four hours, as it does with an orphan. */
@Tag("process")
class NotValidRequestTest {
  private static final WaveName WAVE = new WaveName("not-valid");
  private static final String ANNA = "anna.berg@source.example";
  private static final double SPEED = 400;
  private static final Duration FOUR_HOURS = Duration.ofHours(4);

  @TempDir Path work;

  @Test
  void isNotActedOnButAskedAboutOnceAndGoesOnByItselfWhenItIsValidAgain() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(1).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator.resizeMailbox(ANNA, 200L << 20);
      var valid = simulator.clock().instant().plus(FOUR_HOURS);
      simulator.script().now().invalidates(ANNA, "DataMissing", FOUR_HOURS);
      var plan =
          Plans.read(
                  Files.writeString(
                      work.resolve("one.csv"),
                      "EmailAddress,TargetDatabase\n" + ANNA + ",TGT-DB02\n"),
                  Route.PULL)
              .sealed(
                  WAVE,
                  new OrganisationName("target"),
                  CutoverOrder.AS_SOON_AS_COPIED,
                  PlanKeyFile.open(work.resolve("plan.key"), true));
      new WaveStarter(temporal.client(), journal.writer()).start(plan, simulator.clock().instant());
      var id = WorkflowIds.mailbox(new MailboxGuid(simulator.mailbox(ANNA).exchangeGuid()));
      var migration = temporal.client().newWorkflowStub(MailboxMigration.class, id);

      Question question = question(migration);
      while (question == null) {
        Thread.onSpinWait();
        question = question(migration);
      }

      assertThat(question.code()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
      assertThat(question.sentence()).contains("not valid itself", "DataMissing");
      assertThat(temporal.client().newUntypedWorkflowStub(id).getResult(MigrationOutcome.class))
          .isInstanceOf(MigrationOutcome.Moved.class);
      assertThat(simulator.cutovers())
          .singleElement()
          .satisfies(cutover -> assertThat(cutover.began()).isAfterOrEqualTo(valid));
      var counts = simulator.counts();
      assertThat(counts.moveRequestsCreated()).isEqualTo(1);
      assertThat(counts.duplicateRequests()).isZero();
      assertThat(counts.healthyRequestsRemoved()).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
    }
  }

  private static @Nullable Question question(MailboxMigration migration) {
    try {
      return migration.status().question();
    } catch (WorkflowException _) {
      // The wave has not begun it yet.
      return null;
    }
  }
}
