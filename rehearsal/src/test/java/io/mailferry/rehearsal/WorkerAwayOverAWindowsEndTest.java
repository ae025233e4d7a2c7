package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.count.Cutover;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker is away when a window opens, or when it closes. */
@Tag("process")
class WorkerAwayOverAWindowsEndTest {
  private static final WaveName WAVE = new WaveName("friday");
  private static final double SPEED = 400;
  private static final int SMALL = 4;
  private static final int ALL = 8;
  private static final Duration OPENS = Duration.ofMinutes(60);

  /** Late enough for a busy machine to have given the small ones their time before. */
  private static final Duration OPENS_LATE = Duration.ofHours(4);

  private static final Duration CLOSES = Duration.ofHours(6);
  private static final Duration OPENS_AGAIN = Duration.ofHours(8);
  private static final Duration CLOSES_AGAIN = Duration.ofHours(36);

  @TempDir Path work;

  @Test
  void nothingSwitchesMeanwhileAndTheOthersDoInTheNextWindow() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(ALL).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)));
        var connections = EngineRoom.connections(host.target(), "default", work)) {
      sizes(simulator);

      // when
      Instant start;
      try (var _ =
          EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1))) {
        start = simulator.clock().instant();
        new WaveStarter(connections.temporal(), journal.writer())
            .start(plan(simulator, start, CutoverStyle.COMPLETE_AFTER, OPENS), start);
        until(simulator, () -> simulator.cutovers().size() >= SMALL);
      }
      assertThat(simulator.clock().instant())
          .as("the worker is away before the window closes")
          .isBefore(start.plus(CLOSES));
      until(
          simulator,
          () ->
              simulator.clock().instant().isAfter(start.plus(CLOSES))
                  && copied(simulator) + simulator.cutovers().size() >= ALL);

      // then
      assertThat(simulator.cutovers())
          .as("what was copied meanwhile waits for a word that nobody gives")
          .hasSize(SMALL);

      // then
      everybodyArrivesInAWindow(simulator, host, connections, start);
    }
  }

  @Test
  void exchangeSwitchesWhatIsCopiedWhenAWindowOpensWhereItHoldsTheCutovers() throws Exception {
    try (var simulator =
            Simulator.start(SimulatorConfig.builder().mailboxes(ALL).speed(SPEED).build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)));
        var connections = EngineRoom.connections(host.target(), "default", work)) {
      sizes(simulator);

      // when
      Instant start;
      try (var _ =
          EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1))) {
        start = simulator.clock().instant();
        new WaveStarter(connections.temporal(), journal.writer())
            .start(plan(simulator, start, CutoverStyle.HELD_BY_EXCHANGE, OPENS_LATE), start);
        until(simulator, () -> haveTheirTime(simulator, start) >= SMALL);
      }
      assertThat(simulator.clock().instant())
          .as("the worker is away before the window opens")
          .isBefore(start.plus(OPENS_LATE));
      until(
          simulator,
          () ->
              simulator.clock().instant().isAfter(start.plus(CLOSES))
                  && copied(simulator) + simulator.cutovers().size() >= ALL);

      // then
      assertThat(simulator.cutovers())
          .as("what had been given its time switched, and what was copied since did not")
          .hasSize(SMALL);

      // then
      everybodyArrivesInAWindow(simulator, host, connections, start);
      assertThat(simulator.cutovers())
          .extracting(Cutover::began)
          .allSatisfy(began -> assertThat(began).isAfterOrEqualTo(start.plus(OPENS_LATE)));
    }
  }

  /** When a worker is back. */
  private void everybodyArrivesInAWindow(
      Simulator simulator, TemporalHost host, Connections connections, Instant start)
      throws Exception {
    try (var _ = EngineRoom.start(EngineRoom.settings(simulator, host.target(), work, SPEED, 1))) {
      assertThat(
              connections
                  .temporal()
                  .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
                  .getResult(WaveTally.class))
          .isEqualTo(new WaveTally(ALL, 0, ALL, 0, 0, 0));
    }
    assertThat(simulator.cutovers())
        .hasSize(ALL)
        .extracting(Cutover::began)
        .allSatisfy(began -> assertThat(inAWindow(start, began)).as(began.toString()).isTrue());
  }

  private static long haveTheirTime(Simulator simulator, Instant start) {
    return simulator.requests().stream()
        .map(request -> request.properties().get("CompleteAfter"))
        .filter(Objects::nonNull)
        .filter(moment -> Instant.parse(moment.toString()).isBefore(start.plus(CLOSES)))
        .count();
  }

  private static long copied(Simulator simulator) {
    return simulator.requests().stream()
        .filter(request -> request.status().equals("Synced"))
        .count();
  }

  private static void until(Simulator simulator, BooleanSupplier happened) {
    var patience = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s", simulator.requests()).isLessThan(patience);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static void sizes(Simulator simulator) {
    var all = simulator.mailboxes();
    for (var number = 0; number < ALL; number++) {
      simulator.resizeMailbox(all.get(number).address(), number < SMALL ? 200L << 20 : 24L << 30);
    }
  }

  private static boolean inAWindow(Instant start, Instant began) {
    var since = Duration.between(start, began);
    return isWithin(since, OPENS, CLOSES) || isWithin(since, OPENS_AGAIN, CLOSES_AGAIN);
  }

  private static boolean isWithin(Duration since, Duration from, Duration to) {
    return since.compareTo(from) >= 0 && since.compareTo(to) < 0;
  }

  private WavePlan plan(Simulator simulator, Instant start, CutoverStyle style, Duration opens)
      throws Exception {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    simulator.mailboxes().forEach(each -> lines.append(each.address()).append(",TGT-DB01\n"));
    return Plans.read(Files.writeString(work.resolve("friday.csv"), lines), Route.PULL)
        .sealed(
            WAVE,
            new OrganisationName("target"),
            new CutoverOrder(
                style,
                null,
                new CutoverWindows(
                    List.of(window(start, opens, CLOSES), window(start, OPENS_AGAIN, CLOSES_AGAIN)),
                    List.of())),
            PlanKeyFile.open(work.resolve("plan.key"), true));
  }

  private static Window window(Instant start, Duration from, Duration to) {
    return new Window.Dated(local(start.plus(from)), local(start.plus(to)), ZoneOffset.UTC);
  }

  private static LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
