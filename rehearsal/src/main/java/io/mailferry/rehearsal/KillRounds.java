package io.mailferry.rehearsal;

import io.grpc.StatusRuntimeException;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Kills without end: in each round the worker, Temporal or both end as {@code kill -9} does, at any
 * moment, while a large wave is under way. What counts is how long it takes until every migration
 * answers again, and that at the end each mailbox has moved once.
 */
final class KillRounds {
  private static final WaveName WAVE = new WaveName("rounds");

  /** Who dies in a round. */
  private enum Victim {
    WORKER,
    TEMPORAL,
    BOTH
  }

  private static final int LONGEST_SERVICE_MILLIS = 6_000;

  /** More than a round takes, in the world's time: nothing may have moved before the last one. */
  private static final Duration ROUND = Duration.ofSeconds(30);

  private static final Duration LONGEST_RETURN = Duration.ofMinutes(4);

  private final Path home;
  private final Path work;
  private final int rounds;
  private final int mailboxes;
  private final long seed;
  private final double speed;
  private final Random chance;
  private final Checklist checklist = new Checklist();
  private final List<RoundsResult.Round> told = new ArrayList<>();
  private final Instant began = Instant.now();

  KillRounds(Path home, Path work, int rounds, int mailboxes, long seed, double speed) {
    this.home = home;
    this.work = work;
    this.rounds = rounds;
    this.mailboxes = mailboxes;
    this.seed = seed;
    this.speed = speed;
    this.chance = new Random(seed);
  }

  /** Runs it. */
  RoundsResult run() throws Exception {
    WorkFolder.fresh(work);
    var command = TemporalChoice.devServer();
    var config = SimulatorConfig.builder().mailboxes(mailboxes).seed(seed).speed(speed).build();
    try (var simulator = Simulator.start(config);
        var temporal = DevServer.start(command, work, true)) {
      var settings = EngineRoom.settings(simulator, temporal.target(), work, speed, 4);
      try (var worker = WorkerProcess.start(settings, work.resolve("worker.log"))) {
        worker.awaitService();
        play(
            simulator,
            new Prompt(home, work, temporal.target(), command.toString()),
            temporal,
            worker);
      }
      try (var journal = Journal.openForACommand(JournalSettings.of(EngineRoom.journalUrl(work)))) {
        return judged(simulator, journal);
      }
    }
  }

  private void play(Simulator simulator, Prompt prompt, DevServer temporal, WorkerProcess worker)
      throws Exception {
    var plan = work.resolve(WAVE + ".csv");
    Files.writeString(plan, DemoPlan.text(simulator.mailboxes()));
    var seconds = Math.round(ROUND.multipliedBy(rounds).toSeconds() * speed);
    var notBefore = simulator.clock().instant().plusSeconds(seconds);
    var started =
        prompt.mailferry("start", plan.toString(), "--cutover-not-before", notBefore.toString());
    checklist.expect(started.code() == 0, "mailferry start exits 0, not " + started);

    untilAllAnswer(simulator, temporal);
    for (var round = 1; round <= rounds; round++) {
      Thread.sleep(chance.nextInt(LONGEST_SERVICE_MILLIS));
      var victim = Victim.values()[chance.nextInt(Victim.values().length)];
      var underWay = mailboxes - (int) Drill.moved(simulator);
      kill(victim, temporal, worker);
      var took = untilAllAnswer(simulator, temporal);
      told.add(new RoundsResult.Round(round, underWay, took.toMillis() / 1000.0));
      Checklist.say(
          "round %d of %d: kill -9 of %s; %d under way, all answer after %.1f s"
              .formatted(round, rounds, words(victim), underWay, took.toMillis() / 1000.0));
    }
    while (simulator.clock().instant().isBefore(notBefore)) {
      Thread.sleep(500);
    }
    checklist.waitUntil(
        "the wave has ended by itself",
        () -> prompt.mailferryQuietly("status", WAVE.value()).code() == 0);
  }

  private static void kill(Victim victim, DevServer temporal, WorkerProcess worker)
      throws IOException, InterruptedException {
    switch (victim) {
      case WORKER -> worker.killAndStartAgain();
      case TEMPORAL -> temporal.killAndStartAgain();
      case BOTH -> {
        worker.kill();
        temporal.killAndStartAgain();
        worker.startAgain();
      }
    }
  }

  private static String words(Victim victim) {
    return switch (victim) {
      case WORKER -> "the worker";
      case TEMPORAL -> "Temporal";
      case BOTH -> "both";
    };
  }

  /** A migration answers when a worker has brought it back from its history. */
  private Duration untilAllAnswer(Simulator simulator, DevServer temporal)
      throws InterruptedException {
    var since = Instant.now();
    var silent = underWay(simulator);
    while (!silent.isEmpty()) {
      if (Duration.between(since, Instant.now()).compareTo(LONGEST_RETURN) > 0) {
        checklist.expect(false, "every migration answers again: " + silent);
        break;
      }
      silent = silentOf(silent, temporal);
    }
    return Duration.between(since, Instant.now());
  }

  private List<MailboxGuid> silentOf(List<MailboxGuid> asked, DevServer temporal)
      throws InterruptedException {
    try (var connections = EngineRoom.connections(temporal.target(), "default", work);
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var client = connections.temporal();
      var answers =
          asking.invokeAll(
              asked.stream().<Callable<Boolean>>map(each -> () -> answers(client, each)).toList());
      return IntStream.range(0, asked.size())
          .filter(i -> !answers.get(i).resultNow())
          .mapToObj(asked::get)
          .toList();
    } catch (TemporalAway notYet) {
      return asked;
    }
  }

  private static boolean answers(WorkflowClient client, MailboxGuid mailbox) {
    try {
      var _ = client.newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox)).status();
      return true;
    } catch (WorkflowException | StatusRuntimeException notYet) {
      return false;
    }
  }

  private static List<MailboxGuid> underWay(Simulator simulator) {
    return simulator.mailboxes().stream()
        .filter(each -> each.home().organisation() == Organisation.SOURCE)
        .map(MailboxFacts::exchangeGuid)
        .map(MailboxGuid::new)
        .toList();
  }

  private RoundsResult judged(Simulator simulator, Journal journal) throws IOException {
    var wave =
        DemoResult.of(
            WAVE,
            mailboxes,
            Truth.of(simulator),
            journal.reader(),
            Duration.between(began, Instant.now()),
            "dev",
            new ShellChoice.StandIn());
    var result = RoundsResult.of(wave, told, checklist.failures());
    Checklist.tell(result, wave, result.failures());
    return result;
  }
}
