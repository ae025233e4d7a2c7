package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.rehearsal.EngineRoom;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.rehearsal.TemporalHost;
import io.mailferry.rehearsal.WorkFolder;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.worker.MailferryWorker;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A calm practice organisation, a Temporal, a worker and an operator, ready to be measured. */
final class BenchFixture implements AutoCloseable {
  static final WaveName WAVE = new WaveName("first-wave");

  private static final OrganisationName ORGANISATION = new OrganisationName("target");
  private static final int SESSIONS = 4;
  private static final int TARGET_DATABASES = 3;
  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final Duration STALL = Duration.ofSeconds(90);
  private static final int ONE_IN_MAY_BE_LOST = 100;
  private static final int AT_A_TIME = 50;

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Path work;
  private final CommandsByStep commands = new CommandsByStep();
  private final Simulator simulator;
  private final TemporalHost host;
  private final Journal journal;
  private final Temporal temporal;

  private BenchFixture(Setting setting) throws IOException {
    this.work = setting.work();
    WorkFolder.fresh(work);
    this.simulator = Simulator.start(setting.simulator().speed(setting.speed()).build());
    closing.push(simulator::close);
    this.host = TemporalHost.up(setting.temporal(), work);
    closing.push(host::close);
    closing.push(
        worker(EngineRoom.settings(simulator, host.target(), work, setting.speed(), SESSIONS))
            ::close);
    this.journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)));
    closing.push(journal::close);
    this.temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
    closing.push(temporal::close);
  }

  /**
   * What a scene is made of.
   *
   * @param mailboxes how many
   * @param seed what their sizes follow from
   * @param speed seconds of Exchange's time in one of the world's
   * @param timings how fast the practice Exchange moves
   * @param temporal which Temporal
   * @param work where its files go
   */
  record Setting(
      int mailboxes,
      long seed,
      double speed,
      MoveTimings timings,
      TemporalChoice temporal,
      Path work) {
    private SimulatorConfig.Builder simulator() {
      return SimulatorConfig.builder().mailboxes(mailboxes).seed(seed).timings(timings);
    }
  }

  static BenchFixture open(Setting setting) throws IOException {
    return new BenchFixture(setting);
  }

  /** The worker of production, with one more listener. */
  private ConfigurableApplicationContext worker(List<String> settings) {
    return new SpringApplicationBuilder(MailferryWorker.class)
        .registerShutdownHook(false)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "commandsByStep",
                        CommandLog.class,
                        () -> commands,
                        definition -> definition.setPrimary(true)))
        .run(settings.toArray(String[]::new));
  }

  Simulator simulator() {
    return simulator;
  }

  CommandsByStep commands() {
    return commands;
  }

  WorkflowClient client() {
    return temporal.client();
  }

  String temporalTarget() {
    return host.target();
  }

  Path work() {
    return work;
  }

  Instant exchangeNow() {
    return simulator.clock().instant();
  }

  List<MailboxGuid> mailboxes() {
    return simulator.mailboxes().stream().map(MailboxFacts::exchangeGuid).map(this::guid).toList();
  }

  private MailboxGuid guid(java.util.UUID value) {
    return MailboxGuid.of(value.toString());
  }

  /** Starts the wave, as {@code mailferry start} does. */
  void start(CutoverOrder cutover) throws IOException {
    var seal = PlanKeyFile.open(work.resolve("plan.key"), true);
    var plan = Plans.read(plan(), Route.PULL).sealed(WAVE, ORGANISATION, cutover, seal);
    new WaveStarter(client(), journal.writer()).start(plan, exchangeNow());
  }

  private Path plan() throws IOException {
    var text = new StringBuilder("EmailAddress,TargetDatabase,BadItemLimit\n");
    var line = 0;
    for (var mailbox : simulator.mailboxes()) {
      text.append(mailbox.address())
          .append(",TGT-DB0")
          .append(1 + line++ % TARGET_DATABASES)
          .append(",10\n");
    }
    return Files.writeString(work.resolve("first-wave.csv"), text);
  }

  /** Waits until every request exists. */
  void awaitSubmissions() throws InterruptedException {
    var deadline = Instant.now().plus(LONGEST);
    while (simulator.counts().moveRequestsCreated() < simulator.mailboxes().size()) {
      pause(deadline, "not every mailbox was submitted");
    }
  }

  /**
   * Waits until the migrations are closed, cleaned up and all.
   *
   * <p>Temporal's embedded server can lose a migration: when a timer fires while the worker is just
   * cancelling it, the server refuses every further answer of that workflow ("invalid history
   * builder state for action"). A very few that stay open while nothing else happens are taken for
   * that, and counted.
   *
   * @param meanwhile is run again and again
   * @param onEnd is run when migrations have ended
   * @return how many did not end
   */
  int awaitEnd(Runnable meanwhile, Runnable onEnd) throws InterruptedException {
    var deadline = Instant.now().plus(LONGEST);
    var running = new ArrayList<>(mailboxes());
    var mayBeLost = running.size() / ONE_IN_MAY_BE_LOST;
    var lastEnd = Instant.now();
    while (!running.isEmpty()) {
      pause(deadline, running.size() + " migrations have not ended");
      meanwhile.run();
      if (running.subList(0, Math.min(AT_A_TIME, running.size())).removeIf(this::ended)) {
        lastEnd = Instant.now();
        onEnd.run();
      }
      Collections.rotate(running, -AT_A_TIME);
      if (running.size() <= mayBeLost && lastEnd.plus(STALL).isBefore(Instant.now())) {
        return running.size();
      }
    }
    return 0;
  }

  private boolean ended(MailboxGuid mailbox) {
    try {
      var status =
          client().newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox)).describe().getStatus();
      return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    } catch (WorkflowNotFoundException _) {
      return false;
    }
  }

  private static void pause(Instant deadline, String otherwise) throws InterruptedException {
    if (Instant.now().isAfter(deadline)) {
      throw new IllegalStateException(
          otherwise + " after " + LONGEST.toMinutes() + " minutes; nothing was measured");
    }
    Thread.sleep(200);
  }

  /**
   * Numbers of a wave that did not go well are worth nothing.
   *
   * @param lost how many the embedded server lost
   */
  void refuseUnlessMoved(int lost) {
    var counts = simulator.counts();
    var moved =
        simulator.homes().values().stream()
            .filter(home -> home.organisation() == Organisation.TARGET)
            .count();
    var planned = simulator.mailboxes().size();
    if (moved < planned - lost
        || counts.moveRequestsCreated() != planned
        || counts.duplicateRequests() != 0) {
      throw new IllegalStateException(
          "the wave did not go well (" + moved + " of " + planned + " moved, " + counts + ")");
    }
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
