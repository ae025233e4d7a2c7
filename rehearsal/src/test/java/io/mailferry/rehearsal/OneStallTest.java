package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A request that does not move for six hours is shown as stuck, with what stands in the way, and
 * goes on by itself: nobody is asked, and nothing is done to it.
 */
@Tag("process")
class OneStallTest {
  private static final WaveName WAVE = new WaveName("stalled");
  private static final String ANNA = "anna.berg@source.example";
  private static final double SPEED = 400;
  private static final String INDEX = "StalledDueToTarget_ContentIndexing";

  @TempDir Path work;

  @Test
  void isShownWithItsCauseAndPassesByItself() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(1).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator.resizeMailbox(ANNA, 2_000L << 20);
      simulator.script().now().stalls(ANNA, INDEX, Duration.ofHours(6));
      start(temporal.client(), journal, simulator);

      var shown = watchedToItsEnd(temporal.client(), journal);

      assertThat(shown.stream().map(MailboxSnapshot::attention).distinct())
          .as("calm, stuck, and calm again")
          .containsSubsequence(Attention.NONE, Attention.STUCK)
          .doesNotContain(Attention.QUESTION);
      assertThat(shown.getLast().attention()).isEqualTo(Attention.NONE);
      assertThat(shown)
          .filteredOn(mailbox -> mailbox.attention() == Attention.STUCK)
          .isNotEmpty()
          .allSatisfy(
              mailbox -> {
                assertThat(mailbox.needsAttention()).isTrue();
                assertThat(Objects.requireNonNull(mailbox.decided()).reason()).isEqualTo("STALLED");
                assertThat(mailbox.sentence())
                    .contains("nothing has moved since ", INDEX, "the search index of a database");
              });
      var counts = simulator.counts();
      assertThat(counts.moveRequestsCreated()).isEqualTo(1);
      assertThat(counts.duplicateRequests()).isZero();
      assertThat(counts.healthyRequestsRemoved()).isZero();
      assertThat(counts.commands("Suspend-MoveRequest")).isZero();
      assertThat(counts.commands("Resume-MoveRequest")).isZero();
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
    }
  }

  /** What was shown of the mailbox, as often as it changed, until its wave ended well. */
  private static List<MailboxSnapshot> watchedToItsEnd(WorkflowClient client, Journal journal)
      throws Exception {
    CompletableFuture<WaveTally> end =
        client.newUntypedWorkflowStub(WorkflowIds.wave(WAVE)).getResultAsync(WaveTally.class);
    var shown = new ArrayList<MailboxSnapshot>();
    while (true) {
      var over = hasEnded(end);
      WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().mailboxes().stream()
          .filter(now -> shown.isEmpty() || !now.equals(shown.getLast()))
          .forEach(shown::add);
      if (over) {
        assertThat(end.get()).isEqualTo(new WaveTally(1, 0, 1, 0, 0, 0));
        return shown;
      }
    }
  }

  private static boolean hasEnded(CompletableFuture<WaveTally> end) throws Exception {
    try {
      end.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  private void start(WorkflowClient client, Journal journal, Simulator simulator)
      throws IOException {
    var file =
        Files.writeString(
            work.resolve("stalled.csv"), "EmailAddress,TargetDatabase\n" + ANNA + ",TGT-DB02\n");
    var plan =
        Plans.read(file, Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(client, journal.writer()).start(plan, simulator.clock().instant());
  }
}
