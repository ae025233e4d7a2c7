package io.mailferry.rehearsal.storm;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.rehearsal.EngineRoom;
import io.mailferry.rehearsal.Truth;
import io.mailferry.rehearsal.WorkFolder;
import io.mailferry.simulator.Simulator;
import io.temporal.client.WorkflowServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.logging.LoggingSystem;

/** One storm with the worker of production, in fast time: from the start of its wave to its end. */
final class Night {
  static final WaveName WAVE = new WaveName("storm");
  private static final OrganisationName ORGANISATION = new OrganisationName("target");
  private static final int SESSIONS = 2;

  /** In Exchange's time. Whatever has not ended by then is lost. */
  static final Duration LONGEST = Duration.ofHours(30);

  /** In Exchange's time; clean-up follows ten minutes after the verification. */
  private static final Duration CLEAN_UP = Duration.ofHours(2);

  private static final Duration USUAL_SETTLE = Duration.ofMinutes(15);

  /** A read that hangs is given up after so much of the wall's time. */
  private static final String PATIENCE = "5s";

  private static final long TICK_MILLIS = 300;

  private static final ReentrantLock STARTING = new ReentrantLock();

  private final Storm storm;
  private final String temporal;
  private final Path work;
  private final double speed;

  /**
   * A night.
   *
   * @param temporal where Temporal is; it has a namespace of this storm's name
   * @param work the folder of all storms of a call
   * @param speed seconds of Exchange's time in one of the world's
   */
  Night(Storm storm, String temporal, Path work, double speed) {
    this.storm = storm;
    this.temporal = temporal;
    this.work = work.resolve(namespace(storm));
    this.speed = speed;
  }

  /** In which namespace of Temporal it happens. */
  static String namespace(Storm storm) {
    return storm.name();
  }

  StormResult run() throws Exception {
    var began = Instant.now();
    WorkFolder.fresh(work);
    try (var simulator = Simulator.start(StormWorld.config(storm).speed(speed).build())) {
      var world = new StormWorld(storm, simulator);
      world.whatWasBefore();
      return run(simulator, world, began);
    }
  }

  private StormResult run(Simulator simulator, StormWorld world, Instant began) throws Exception {
    try (var _ = engineRoom(simulator, 1);
        var second =
            new SecondWorker(
                storm.ground().has(Storm.Oddity.TWO_WORKERS) ? engineRoom(simulator, 2) : null,
                storm.mailboxes() / 2);
        var connections = EngineRoom.connections(temporal, namespace(storm), work);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      var start = simulator.clock().instant();
      world.begin(speed);
      var before = simulator.counts().allCommands();
      var silence = new Silence(start);
      var recovery = new Recovery(speed);
      var standstills = new Standstills();
      new WaveStarter(connections.temporal(), journal.writer()).start(plan(world, start), start);
      var person = new Person(storm, world, connections);
      var ended =
          watch(
              simulator,
              world,
              person,
              journal,
              new Waves(connections.temporal()),
              start,
              silence,
              recovery,
              standstills,
              second);
      var end = simulator.clock().instant();
      waitForCleanUp(simulator, world);
      var snapshot = WaveSnapshot.of(journal.reader(), WAVE);
      var truth = Truth.of(simulator);
      return StormResult.judged(
          storm,
          new StormResult.Seen(
              ended,
              snapshot.map(truth::verified).orElse(0),
              person.asked(),
              person.given(),
              journal.reader().facts(WAVE).stream()
                  .filter(fact -> fact.kind() == FactKind.QUESTION)
                  .count(),
              truth.counts(),
              simulator.peak(),
              world.deeds(),
              world.completionsOutside(start),
              truth.counts().allCommands() - before,
              silence.longest(),
              recovery.longest(end),
              standstills.number(),
              second.wasStopped(),
              journal.reader().incidents(start).stream().map(JournalIncident::code).toList(),
              Duration.between(start, end),
              Duration.between(began, Instant.now())));
    }
  }

  /** One after the other: what logs is one in a process, and is set up by the first of them. */
  private EngineRoom engineRoom(Simulator simulator, int number) throws IOException {
    STARTING.lock();
    try {
      var room = EngineRoom.start(settings(simulator, number));
      System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
      return room;
    } finally {
      STARTING.unlock();
    }
  }

  private List<String> settings(Simulator simulator, int number) throws IOException {
    var settings = EngineRoom.settings(simulator, temporal, work, speed, SESSIONS);
    settings = EngineRoom.with(settings, "spring.temporal.namespace", namespace(storm));
    settings =
        EngineRoom.with(
            settings, "mailferry.shell.folder", work.resolve("shells-" + number).toString());
    settings = EngineRoom.with(settings, "mailferry.organisations.target.shell.patience", PATIENCE);
    if (storm.ground().has(Storm.Oddity.SLOTS)) {
      var slots = "mailferry.organisations.target.slots.";
      settings =
          EngineRoom.with(
              settings,
              slots + "copying.per-target-database",
              Integer.toString(Storm.Ground.COPYING_INTO_ONE));
      settings =
          EngineRoom.with(
              settings, slots + "copying.in-all", Integer.toString(Storm.Ground.COPYING_IN_ALL));
      settings =
          EngineRoom.with(
              settings,
              slots + "switching.in-all",
              Integer.toString(Storm.Ground.SWITCHING_IN_ALL));
    }
    var lag = storm.longestLag();
    if (lag.compareTo(USUAL_SETTLE) > 0) {
      // As whoever runs such forests would have to say.
      settings =
          EngineRoom.with(
              settings,
              "mailferry.organisations.target.settle",
              lag.plus(USUAL_SETTLE).toMinutes() + "m");
    }
    if (storm.troubles().stream().anyMatch(each -> each.cause().equals(Trouble.FAR_CREDENTIAL))) {
      settings =
          EngineRoom.with(settings, "mailferry.organisations.target.far.credential", "env:FAR");
    }
    // One process has one log.
    return EngineRoom.with(
        settings, "logging.file.name", work.resolveSibling("worker.log").toString());
  }

  private WavePlan plan(StormWorld world, Instant start) throws IOException {
    var file = Files.writeString(work.resolve("storm.csv"), world.plan());
    return Plans.read(file, storm.isWithinOneOrganisation() ? Route.LOCAL : Route.PULL)
        .sealed(
            WAVE, ORGANISATION, cutover(start), PlanKeyFile.open(work.resolve("plan.key"), true))
        .with(world.consents());
  }

  private CutoverOrder cutover(Instant start) {
    return new CutoverOrder(
        storm.ground().has(Storm.Oddity.HELD_BY_EXCHANGE)
            ? CutoverStyle.HELD_BY_EXCHANGE
            : CutoverStyle.COMPLETE_AFTER,
        storm.notBefore().map(start::plus).orElse(null),
        storm.windows().isEmpty() ? null : new CutoverWindows(windows(start), List.of()));
  }

  private List<Window> windows(Instant start) {
    return storm.windows().stream()
        .<Window>map(
            open ->
                new Window.Dated(
                    local(start.plus(open.from())), local(start.plus(open.to())), ZoneOffset.UTC))
        .toList();
  }

  private static LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Whether the wave ended in time. */
  private static boolean watch(
      Simulator simulator,
      StormWorld world,
      Person person,
      Journal journal,
      Waves waves,
      Instant start,
      Silence silence,
      Recovery recovery,
      Standstills standstills,
      SecondWorker second)
      throws InterruptedException {
    var deadline = start.plus(LONGEST);
    while (simulator.clock().instant().isBefore(deadline)) {
      world.whatAnOperatorDoes();
      second.look(simulator.counts().commands("New-MoveRequest") - world.deeds().created());
      silence.look(simulator.counts().allCommands(), simulator.clock().instant());
      var snapshot = WaveSnapshot.of(journal.reader(), WAVE);
      if (snapshot.isPresent()) {
        standstills.look(snapshot.get());
        recovery.look(snapshot.get(), simulator.happened(), simulator.clock().instant());
        person.look(snapshot.get(), simulator.clock().instant());
      }
      if (isOver(waves)) {
        return true;
      }
      Thread.sleep(TICK_MILLIS);
    }
    return false;
  }

  private static boolean isOver(Waves waves) {
    try {
      return waves.look(WAVE).state() == WaveState.ENDED;
    } catch (WorkflowServiceException silent) {
      return false;
    }
  }

  private static void waitForCleanUp(Simulator simulator, StormWorld world)
      throws InterruptedException {
    var deadline = simulator.clock().instant().plus(CLEAN_UP);
    while (world.hasRequests() && simulator.clock().instant().isBefore(deadline)) {
      Thread.sleep(TICK_MILLIS);
    }
  }
}
