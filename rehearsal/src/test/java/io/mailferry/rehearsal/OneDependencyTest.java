package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
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
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that Exchange does not know holds up all mailboxes of a wave: it is called three times
 * a minute for all of them, asked about once, and nobody has to answer when it is there.
 */
@Tag("process")
class OneDependencyTest {
  private static final WaveName WAVE = new WaveName("held-up");
  private static final int MAILBOXES = Integer.getInteger("mailferry.mailboxes", 40);
  private static final double SPEED = 120;

  /** Long enough for all of them to come and find it away. */
  private static final Duration AWAY = Duration.ofMinutes(10 + MAILBOXES / 2);

  private static final Dependency DATABASE = new Dependency(Dependency.Kind.DATABASE, "TGT-DB02");

  @TempDir Path work;

  private final TreeSet<String> causes = new TreeSet<>();
  private final TreeSet<String> incidents = new TreeSet<>();
  private int mostWaiting;

  @Test
  void holdsAllUpAsOneThingAndLetsThemGoByItself() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(MAILBOXES).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 4));
        var connections =
            new Connections(
                new ConnectionSettings(
                    host.target(),
                    "default",
                    EngineRoom.journalUrl(work),
                    null,
                    () -> "",
                    null,
                    work));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      simulator
          .mailboxes()
          .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 50L << 20));
      simulator.script().now().forgetsDatabase(DATABASE.name(), AWAY);
      start(connections, journal, simulator);

      var tally = watchedToItsEnd(connections, journal);

      assertThat(tally).isEqualTo(new WaveTally(MAILBOXES, 0, MAILBOXES, 0, 0, 0));
      assertThat(causes).as("one question").containsExactly(DATABASE.key());
      assertThat(incidents).as("one incident").containsExactly(DATABASE.key());
      assertThat(mostWaiting).as("all are seen to wait").isGreaterThan(MAILBOXES / 2);
      var refused = simulator.counts().commands("New-MoveRequest") - MAILBOXES;
      assertThat(refused)
          .as("three calls a minute, and those that were under way at once")
          .isBetween(1L, 3 * AWAY.toMinutes() + 8);
      assertThat(simulator.counts().duplicateRequests()).isZero();
      var after = WaveSnapshot.of(journal.reader(), WAVE).orElseThrow();
      assertThat(after.interventions()).isZero();
      assertThat(journal.reader().openIncidents()).isEmpty();
    }
  }

  private WaveTally watchedToItsEnd(Connections connections, Journal journal) throws Exception {
    CompletableFuture<WaveTally> end =
        connections
            .temporal()
            .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
            .getResultAsync(WaveTally.class);
    while (true) {
      var now = WaveSnapshot.of(journal.reader(), WAVE).orElseThrow();
      now.questions().stream().map(OpenQuestion::cause).forEach(causes::add);
      for (var incident : now.incidents()) {
        incidents.add(incident.dependency().key());
        mostWaiting = Math.max(mostWaiting, incident.waiting());
      }
      try {
        return end.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // It goes on.
      }
    }
  }

  private void start(Connections connections, Journal journal, Simulator simulator)
      throws Exception {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    simulator.mailboxes().stream()
        .map(MailboxFacts::address)
        .forEach(mailbox -> lines.append(mailbox).append(',').append(DATABASE.name()).append('\n'));
    var plan =
        Plans.read(Files.writeString(work.resolve("held-up.csv"), lines), Route.PULL)
            .sealed(
                WAVE,
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                PlanKeyFile.open(work.resolve("plan.key"), true));
    new WaveStarter(connections.temporal(), journal.writer())
        .start(plan, simulator.clock().instant());
  }
}
