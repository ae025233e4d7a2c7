package io.mailferry.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.report.Reports;
import io.mailferry.operations.start.PlanChecker;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.simulator.DemoFaults;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.starter.screen.LiveTable;
import io.mailferry.starter.screen.StatusTable;
import io.mailferry.workflows.check.PlanFindings;
import io.temporal.client.WorkflowServiceException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * The demonstration: simulator, Temporal, worker and operator in one process, one wave from end to
 * end.
 */
final class Demo {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final OrganisationName ORGANISATION = new OrganisationName("target");
  private static final int SESSIONS = 4;

  /** A wave that has not ended after this much of the world's time is stuck, and that is told. */
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /** In Exchange's time; no wave of practice mailboxes is quiet for so long and still goes on. */
  private static final Duration STALL = Duration.ofHours(14);

  private static final Duration SHORTEST_STALL = Duration.ofMinutes(2);
  private static final int TICKS_BETWEEN_COUNTS = 20;

  /**
   * No worker takes longer to open its first shell, and no server to serve, unless it is broken.
   */
  private static final Duration OPENING = Duration.ofMinutes(2);

  private static final Duration CLEAN_UP = Duration.ofSeconds(20);

  private final DemoOptions options;
  private final PrintStream data = System.out;
  private final PrintStream words;
  private final boolean terminal;
  private final Instant began = Instant.now();

  Demo(DemoOptions options) {
    this.options = options;
    this.words = options.json() ? System.err : System.out;
    this.terminal = System.console() != null && System.console().isTerminal() && !options.json();
  }

  /** Runs it; returns the exit code. */
  int run() throws Exception {
    WorkFolder.fresh(options.work());
    try (var simulator = Simulator.start(config());
        var host = TemporalHost.up(options.temporal(), options.work())) {
      words.println("A practice Exchange with " + options.mailboxes() + " mailboxes is up.");
      host.ui()
          .ifPresentOrElse(
              ui -> words.println("The Temporal UI is at " + ui + " while this runs."),
              () -> words.println("Temporal runs at " + host.target() + "."));
      misfortunes(simulator);
      try (var _ =
          EngineRoom.start(
              EngineRoom.settings(
                  simulator,
                  host.target(),
                  options.work(),
                  options.speed(),
                  SESSIONS,
                  options.shell()))) {
        return migrate(simulator, host);
      }
    }
  }

  private void misfortunes(Simulator simulator) {
    if (options.calm()) {
      return;
    }
    switch (options.shell()) {
      case ShellChoice.StandIn _, ShellChoice.Module _ ->
          DemoFaults.into(simulator.script(), options.seed());
      case ShellChoice.Remoting _ ->
          DemoFaults.intoWithDyingShells(simulator.script(), options.seed());
    }
  }

  private SimulatorConfig config() {
    return SimulatorConfig.builder()
        .mailboxes(options.mailboxes())
        .seed(options.seed())
        .speed(options.speed())
        .build();
  }

  private int migrate(Simulator simulator, TemporalHost host) throws Exception {
    var seal = PlanKeyFile.open(options.work().resolve("plan.key"), true);
    var plan =
        Plans.read(DemoPlan.file(options, simulator), Route.PULL)
            .sealed(WAVE, ORGANISATION, CutoverOrder.AS_SOON_AS_COPIED, seal);
    try (var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(options.work())));
        var temporal = connectedOnceItServes(new TemporalAddress(host.target(), "default"))) {
      var starter = new WaveStarter(temporal.client(), journal.writer());
      var findings = checkedOnceShellsAreOpen(new PlanChecker(temporal.client()), plan);
      if (!findings.health().well() || !findings.problems().isEmpty()) {
        words.println("The plan cannot be started: " + findings);
        return 2;
      }
      var started = starter.start(plan, simulator.clock().instant());
      if (!started.begun()) {
        words.println("Wave " + WAVE + " runs already; it is watched.");
      }
      watch(journal.reader(), new Waves(temporal.client()), simulator.clock());
      waitForCleanUp(simulator);
      return conclude(simulator, host, journal.reader());
    }
  }

  /** A server that has just come up takes its time on a machine on which all comes up at once. */
  private static Temporal connectedOnceItServes(TemporalAddress address) {
    return onceItAnswers(Instant.now().plus(OPENING), () -> Temporal.connect(address));
  }

  /** Asks until there is an answer; each question waits some seconds by itself. */
  private static <T> T onceItAnswers(Instant deadline, Supplier<T> question) {
    while (true) {
      try {
        return question.get();
      } catch (TemporalAway notYet) {
        if (Instant.now().isAfter(deadline)) {
          throw notYet;
        }
      }
    }
  }

  /**
   * The worker polls a moment after it has started, and its shells open while it already works: a
   * real one takes seconds to.
   */
  private static PlanFindings checkedOnceShellsAreOpen(PlanChecker checker, WavePlan plan)
      throws InterruptedException {
    var deadline = Instant.now().plus(OPENING);
    var findings = onceItAnswers(deadline, () -> checker.check(plan));
    while (!findings.health().well() && Instant.now().isBefore(deadline)) {
      Thread.sleep(300);
      findings = onceItAnswers(deadline, () -> checker.check(plan));
    }
    return findings;
  }

  private void watch(JournalReader journal, Waves waves, InstantSource exchange)
      throws InterruptedException {
    var table = new LiveTable(words, terminal, 40);
    var status = new StatusTable(terminal ? 110 : 140, terminal, options.mailboxes() > 30);
    var deadline = Instant.now().plus(LONGEST);
    var stillness = new StallDetector(stall());
    var ticks = 0;
    while (Instant.now().isBefore(deadline)) {
      if (!options.json()) {
        WaveSnapshot.of(journal, WAVE)
            .ifPresent(wave -> show(table, status.lines(wave, exchange.instant()), wave));
      }
      if (ticks++ % 2 == 0 && isOver(waves)) {
        WaveSnapshot.of(journal, WAVE)
            .filter(_ -> !options.json())
            .ifPresent(wave -> show(table, status.lines(wave, exchange.instant()), wave));
        return;
      }
      if (ticks % TICKS_BETWEEN_COUNTS == 0
          && stillness.lastsAt(Instant.now(), journal.facts(WAVE).size())) {
        words.println(options.temporal().whyItMayStandStill());
        return;
      }
      Thread.sleep(300);
    }
  }

  /** A Temporal that does not answer just now is asked again, as a person would who watches. */
  private static boolean isOver(Waves waves) {
    try {
      return waves.look(WAVE).state() == WaveState.ENDED;
    } catch (WorkflowServiceException silent) {
      return false;
    }
  }

  private Duration stall() {
    var stall = Duration.ofMillis((long) (STALL.toMillis() / options.speed()));
    return stall.compareTo(SHORTEST_STALL) < 0 ? SHORTEST_STALL : stall;
  }

  private void show(LiveTable table, List<String> lines, WaveSnapshot wave) {
    if (terminal) {
      table.show(lines);
    } else {
      table.show(List.of(wave.verdict()));
    }
  }

  /** The last clean-ups follow the last verification by a few minutes of Exchange's time. */
  private static void waitForCleanUp(Simulator simulator) throws InterruptedException {
    var deadline = Instant.now().plus(CLEAN_UP);
    while (!simulator.requests().isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
    }
  }

  private int conclude(Simulator simulator, TemporalHost host, JournalReader journal)
      throws Exception {
    var result =
        DemoResult.of(
            WAVE,
            options.mailboxes(),
            Truth.of(simulator),
            journal,
            Duration.between(began, Instant.now()),
            options.temporal().word(),
            options.shell());
    var report = options.work().resolve("report");
    var files = Reports.write(journal, WAVE, report, simulator.clock().instant());
    if (options.json()) {
      data.println(new ObjectMapper().writeValueAsString(result));
    } else {
      tellWhatHappened(journal);
      words.println();
      words.println(result.sentence());
      words.println(
          "Report: "
              + options
                  .home()
                  .toAbsolutePath()
                  .normalize()
                  .relativize(files.html().toAbsolutePath().normalize()));
    }
    keepUp(host.target());
    return result.exitCode();
  }

  private void tellWhatHappened(JournalReader journal) {
    var told = new ArrayList<String>();
    for (var fact : journal.facts(WAVE)) {
      var line =
          switch (fact.kind()) {
            case TROUBLE -> "  trouble  " + fact.sentence();
            case HEALED -> "  healed   " + fact.sentence();
            case LOOKED_UP,
                SUBMITTED,
                ADOPTED,
                QUESTION,
                ORDER,
                INTERVENTION,
                AGREED,
                COPIED,
                RELEASED,
                COMPLETED,
                VERIFIED,
                CLEANED_UP,
                ENDED ->
                null;
          };
      if (line != null && !told.contains(line)) {
        told.add(line);
      }
    }
    if (!told.isEmpty()) {
      words.println();
      words.println("On the way:");
      told.forEach(words::println);
    }
  }

  private void keepUp(String temporal) throws IOException {
    if (options.keep()) {
      words.println("Everything stays up. Commands from another terminal reach it with");
      settingsToCopy(temporal, options.work(), File.separatorChar == '\\')
          .forEach(line -> words.println("  " + line));
      words.println("Press Enter to stop it.");
      var _ = System.in.read();
    }
  }

  /** What an operator's command has to be told to reach this rehearsal, for a prompt to copy. */
  static List<String> settingsToCopy(String temporal, Path work, boolean windows) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("MAILFERRY_TEMPORAL", temporal);
    settings.put("MAILFERRY_JOURNAL", EngineRoom.journalUrl(work));
    settings.put("MAILFERRY_KEY_FILE", work.resolve("plan.key").toAbsolutePath().toString());
    return settings.entrySet().stream()
        .map(
            setting ->
                windows
                    ? "set \"" + setting.getKey() + "=" + setting.getValue() + "\""
                    : "export " + setting.getKey() + "='" + setting.getValue() + "'")
        .toList();
  }
}
