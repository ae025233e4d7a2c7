package io.mailferry.rehearsal.fortnight;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.start.StartWave;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.rehearsal.EngineRoom;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.rehearsal.TemporalHost;
import io.mailferry.rehearsal.WorkFolder;
import io.mailferry.rehearsal.storm.ResultPage;
import io.mailferry.rehearsal.storm.Silence;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.temporal.client.WorkflowServiceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code drill fortnight}: starts each wave on its day and then touches nothing, with the worker of
 * production and a real Temporal server, in fast time.
 */
public final class FortnightDrill {
  /** As many as the book of the field calls a middling project. */
  public static final int USUAL_MAILBOXES = 2_000;

  /** One for each wave. */
  public static final int FEWEST_MAILBOXES = Fortnight.WAVES;

  private static final String NAMESPACE = "fortnight";
  private static final int SESSIONS = 4;

  /** A read that hangs is given up after so much of the wall's time. */
  private static final String PATIENCE = "10s";

  private static final long TICK_MILLIS = 500;
  private static final Duration BETWEEN_WORDS = Duration.ofHours(12);

  private final Fortnight fortnight;
  private final double speed;
  private final Path work;
  private final @Nullable Path page;
  private final boolean json;
  private final PrintStream words;

  /**
   * A fortnight to run.
   *
   * @param seed what waves and misfortunes follow from
   * @param mailboxes how many are to move, 8 or more
   * @param speed seconds of Exchange's time in one of the world's
   * @param work where journal and logs go
   * @param page into which the table goes, between the marks of {@code fortnight}; null for none
   * @param json whether only one object goes to standard output
   */
  public FortnightDrill(
      long seed, int mailboxes, double speed, Path work, @Nullable Path page, boolean json) {
    this.fortnight = Fortnight.of(seed, mailboxes);
    this.speed = speed;
    this.work = work;
    this.page = page;
    this.json = json;
    this.words = json ? System.err : System.out;
  }

  /** Runs it; returns the exit code. */
  public int run() throws Exception {
    WorkFolder.fresh(work);
    FortnightResult result;
    try (var simulator = Simulator.start(config());
        var host =
            TemporalHost.up(
                new TemporalChoice.DevServer(TemporalChoice.devServer()),
                work,
                List.of(NAMESPACE));
        var _ = EngineRoom.start(settings(simulator, host.target()));
        var connections = EngineRoom.connections(host.target(), NAMESPACE, work);
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      result = run(simulator, connections, journal);
    }
    if (page != null) {
      new ResultPage(page, NAMESPACE).write(result.table());
    }
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(result));
    }
    result.table().forEach(words::println);
    return result.exitCode();
  }

  private SimulatorConfig config() {
    return SimulatorConfig.builder()
        .mailboxes(fortnight.mailboxes())
        .databases(Fortnight.DATABASES, Fortnight.DATABASES)
        .seed(fortnight.seed())
        .start(Fortnight.BEGINS)
        .speed(speed)
        .build();
  }

  private List<String> settings(Simulator simulator, String temporal) throws IOException {
    var settings = EngineRoom.settings(simulator, temporal, work, speed, SESSIONS);
    settings = EngineRoom.with(settings, "spring.temporal.namespace", NAMESPACE);
    return EngineRoom.with(settings, "mailferry.organisations.target.shell.patience", PATIENCE);
  }

  private FortnightResult run(Simulator simulator, Connections connections, Journal journal)
      throws Exception {
    var began = Instant.now();
    var plans =
        new WavePlans(simulator.mailboxes().stream().map(MailboxFacts::address).toList(), work);
    var start = simulator.clock().instant();
    fortnight.misfortunes().stream()
        .flatMap(misfortune -> misfortune.byTheWall(speed))
        .forEach(simulator.script()::plan);
    var waiting = new ArrayDeque<>(fortnight.waves());
    var silence = new Silence(start);
    var forecasts = new Forecasts(connections);
    var told = start;
    while (!isOver(simulator, connections, waiting.isEmpty())) {
      var now = simulator.clock().instant();
      var next = waiting.peek();
      if (next != null
          && !now.isBefore(next.starts())
          && isStarted(plans, next, connections, now)) {
        waiting.remove();
        forecasts.started(next.name(), now);
      }
      forecasts.look(started(waiting), simulator.clock());
      silence.look(simulator.counts().allCommands(), now);
      if (now.isAfter(told.plus(BETWEEN_WORDS))) {
        told = now;
        words.println(now + ": " + simulator.cutovers().size() + " have begun to switch");
        words.flush();
      }
      Thread.sleep(TICK_MILLIS);
    }
    var end = simulator.clock().instant();
    return FortnightResult.judged(
        fortnight,
        new WavesSeen(fortnight, simulator, journal.reader(), forecasts).results(),
        simulator.counts(),
        simulator.counts().allCommands(),
        silence.longest(),
        Duration.between(start, end),
        Duration.between(began, Instant.now()));
  }

  private List<WaveName> started(Collection<FortnightWave> waiting) {
    return fortnight.waves().stream()
        .filter(wave -> !waiting.contains(wave))
        .map(FortnightWave::name)
        .toList();
  }

  /** A person to whom something is away tries again after a while; so does this. */
  private boolean isStarted(
      WavePlans plans, FortnightWave wave, Connections connections, Instant now)
      throws IOException {
    try {
      var started = new StartWave(connections).start(plans.of(wave, now), now);
      words.println(now + ": " + wave.name() + " is started with " + started.ready());
      return true;
    } catch (OperationFailed away) {
      words.println(now + ": " + wave.name() + " cannot be started yet: " + away.getMessage());
      return false;
    }
  }

  private boolean isOver(Simulator simulator, Connections connections, boolean allStarted) {
    if (simulator.clock().instant().isAfter(Fortnight.ENDS)) {
      return true;
    }
    return allStarted && haveEnded(new Waves(connections.temporal()));
  }

  private boolean haveEnded(Waves waves) {
    try {
      return fortnight.waves().stream()
          .allMatch(wave -> waves.look(wave.name()).state() == WaveState.ENDED);
    } catch (WorkflowServiceException silent) {
      return false;
    }
  }
}
