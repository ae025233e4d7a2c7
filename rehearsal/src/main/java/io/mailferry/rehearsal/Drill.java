package io.mailferry.rehearsal;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Background;
import io.mailferry.simulator.DemoFaults;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/**
 * The drill: what an operator would do on a bad night, with the means an operator has. No mailbox
 * may switch before a moment that is some way off; one is paused, one is held in the middle of its
 * copy, and somebody else has begun to move one; and all the while the worker dies.
 */
final class Drill {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final int MAILBOXES = 12;
  private static final String PAUSED = "keiko.tanaka@source.example";
  private static final String HELD = "elena.rossi@source.example";
  private static final String OTHERS = "anna.berg@source.example";

  /** In Exchange's time; many mailboxes are copied sooner and have to wait. */
  private static final Duration NOT_BEFORE = Duration.ofMinutes(40);

  /** Large enough to be in mid-copy when the order comes, though workers are dying. */
  private static final long HELD_BYTES = 5L << 30;

  /** Large enough not to be copied before the question about it is answered. */
  private static final long OTHERS_BYTES = 8L << 30;

  private static final int LONGEST_START_MILLIS = 4_000;
  private static final int LONGEST_SERVICE_MILLIS = 8_000;

  private final Path home;
  private final Path work;
  private final int kills;
  private final long seed;
  private final double speed;
  private final boolean gently;
  private final Random chance;
  private final Checklist checklist = new Checklist();
  private final Instant began = Instant.now();
  private int died;

  Drill(Path home, Path work, int kills, long seed, double speed, boolean gently) {
    this.home = home;
    this.work = work;
    this.kills = kills;
    this.seed = seed;
    this.speed = speed;
    this.gently = gently;
    this.chance = new Random(seed);
  }

  /** Runs it. */
  DrillResult run() throws Exception {
    WorkFolder.fresh(work);
    var command = TemporalChoice.devServer();
    var config = SimulatorConfig.builder().mailboxes(MAILBOXES).seed(seed).speed(speed).build();
    try (var simulator = Simulator.start(config);
        var host = DevServer.start(command, work, true)) {
      if (!gently) {
        DemoFaults.into(simulator.script(), seed);
      }
      var settings = EngineRoom.settings(simulator, host.target(), work, speed, 4);
      var notBefore = Instant.MAX;
      try (var worker = WorkerProcess.start(settings, work.resolve("worker.log"))) {
        worker.awaitService();
        simulator.resizeMailbox(HELD, HELD_BYTES);
        somebodyElseBegins(simulator);
        notBefore = simulator.clock().instant().plus(NOT_BEFORE);
        play(
            simulator,
            new Prompt(home, work, host.target(), command.toString()),
            host,
            worker,
            notBefore);
      }
      try (var journal = Journal.openForACommand(JournalSettings.of(EngineRoom.journalUrl(work)))) {
        return judged(simulator, journal, notBefore);
      }
    }
  }

  /** A request without any brake, as a colleague types it who knows nothing of the wave. */
  private void somebodyElseBegins(Simulator simulator) {
    simulator.resizeMailbox(OTHERS, OTHERS_BYTES);
    var reply =
        simulator.command(
            "New-MoveRequest",
            Map.of(
                "Identity",
                OTHERS,
                "Remote",
                true,
                "RemoteHostName",
                "mail.source.example",
                "TargetDeliveryDomain",
                "target.example",
                "TargetDatabase",
                "TGT-DB01",
                "BatchName",
                "by hand"));
    checklist.expect(
        Boolean.TRUE.equals(reply.get("ok")), "somebody else can begin a move: " + reply);
  }

  private void play(
      Simulator simulator,
      Prompt prompt,
      DevServer temporal,
      WorkerProcess worker,
      Instant notBefore)
      throws Exception {
    var plan = home.resolve("examples/first-wave.csv").toString();
    var started = prompt.mailferry("start", plan, "--cutover-not-before", notBefore.toString());
    checklist.expect(started.code() == 0, "mailferry start exits 0, not " + started);
    if (!gently) {
      // What people find its mailboxes by is being written just now.
      worker.kill();
      temporal.killAndStartAgain();
      worker.startAgain();
      Checklist.say("kill -9 of worker and Temporal as soon as the wave was started");
    }
    checklist.expectSoon(
        "a second start attaches and exits 8",
        () -> prompt.mailferryQuietly("start", plan),
        again -> again.code() == 8);

    var guid = simulator.mailbox(PAUSED).exchangeGuid();
    checklist.waitUntil(
        "the search attribute finds the wave and its 12 migrations",
        () -> prompt.countByWave(WAVE) == MAILBOXES + 1);
    Checklist.say(
        "temporal workflow list --query 'MailferryWave=\"first-wave\"' finds 13 workflows");
    checklist.waitUntil(
        "the mailbox to pause has a request", () -> !simulator.requestsOf(PAUSED).isEmpty());
    prompt.signal("mailbox/" + guid, "pause");
    Checklist.say("paused one mailbox with: temporal workflow signal --name pause");

    var dying = Background.ask(() -> killedAtRandomMoments(worker));
    holdInMidCopy(simulator, prompt);
    answerTheQuestion(prompt);
    died = dying.answer();
    checklist.expect(died == kills, "the worker died " + kills + " times, not " + died);

    checklist.waitUntil("the paused mailbox's request is suspended", () -> isSuspended(simulator));
    checklist.waitUntil("the other ten have moved", () -> moved(simulator) >= MAILBOXES - 2);
    checklist.expect(isAtHome(simulator, PAUSED), "the paused mailbox has not moved");
    checklist.expect(isAtHome(simulator, HELD), "the held mailbox has not moved");
    Checklist.say("ten have moved, the paused one rests, the held one waits");

    checklist.expectSoon(
        "mailferry status exits 8 while the wave runs",
        () -> prompt.mailferryQuietly("status", WAVE.value()),
        status -> status.code() == 8);
    checklist.expectSoon(
        "mailferry explain names the pause",
        () -> prompt.mailferryQuietly("explain", PAUSED),
        explained -> explained.output().contains("paused"));

    prompt.signal("mailbox/" + guid, "resume");
    Checklist.say("resumed it with: temporal workflow signal --name resume");
    if (gently) {
      var resumed = resumeTheHeld(prompt);
      checklist.expect(resumed.code() == 0, "mailferry resume is taken: " + resumed);
    } else {
      resumeWhileNobodyWorks(prompt, temporal, worker);
    }
    checklist.waitUntil(
        "the wave has ended by itself",
        () -> prompt.mailferryQuietly("status", WAVE.value()).code() == 0);
    var report =
        prompt.mailferry("report", WAVE.value(), "--to", work.resolve("report").toString());
    checklist.expect(report.code() == 0, "mailferry report exits 0, not " + report);
  }

  private void answerTheQuestion(Prompt prompt) throws Exception {
    checklist.waitUntil(
        "a person is asked about somebody else's request",
        () -> prompt.mailferryQuietly("explain", OTHERS).code() == 3);
    var answered = prompt.insist("answer", OTHERS, "adopt", "--reason", "a colleague's");
    checklist.expect(answered.taken(), "mailferry answer is taken: " + answered);
    Checklist.say("adopted somebody else's request with: mailferry answer … adopt");
  }

  private void holdInMidCopy(Simulator simulator, Prompt prompt) throws Exception {
    checklist.waitUntil(
        "one is being copied", () -> detail(simulator, HELD).equals("CopyingMessages"));
    var held = prompt.insist("hold", HELD, "--reason", "the help desk is full");
    checklist.expect(held.taken(), "mailferry hold is taken: " + held);
    Checklist.say("held one in mid-copy with: mailferry hold");
  }

  private Tool.Said resumeTheHeld(Prompt prompt) throws Exception {
    return prompt.mailferry("resume", HELD, "--reason", "the help desk is back");
  }

  /** What Temporal took outlives its own death, though nobody has seen it yet. */
  private void resumeWhileNobodyWorks(Prompt prompt, DevServer temporal, WorkerProcess worker)
      throws Exception {
    worker.kill();
    var resumed = resumeTheHeld(prompt);
    checklist.expect(
        resumed.code() == 40, "mailferry resume exits 40 while no worker runs, not " + resumed);
    checklist.expect(
        Prompt.isKept(resumed), "mailferry resume says that the order is kept: " + resumed);
    temporal.killAndStartAgain();
    worker.startAgain();
    Checklist.say(
        "resumed the held one while no worker ran, and killed Temporal before one was back");
  }

  private int killedAtRandomMoments(WorkerProcess worker) throws Exception {
    var deaths = 0;
    for (var i = 1; i <= kills; i++) {
      awaitAMoment(worker, i);
      var pid = worker.pid();
      if (gently) {
        checklist.expect(worker.stopAndStartAgain(), "the worker stops when it is told to");
        Checklist.say("stopped %d (%d of %d), started again".formatted(pid, i, kills));
      } else {
        worker.killAndStartAgain();
        Checklist.say("kill -9 %d (%d of %d), started again".formatted(pid, i, kills));
      }
      if (ProcessHandle.of(pid).isEmpty()) {
        deaths++;
      }
    }
    return deaths;
  }

  /** Most die at any moment of their service, and every third one while it is coming up. */
  private void awaitAMoment(WorkerProcess worker, int kill) throws Exception {
    if (kill % 3 == 0) {
      Thread.sleep(chance.nextInt(LONGEST_START_MILLIS));
    } else {
      worker.awaitService();
      Thread.sleep(chance.nextInt(LONGEST_SERVICE_MILLIS));
    }
  }

  private static boolean isSuspended(Simulator simulator) {
    return simulator.requestsOf(PAUSED).stream()
        .anyMatch(request -> request.status().equals("Suspended"));
  }

  private static String detail(Simulator simulator, String whose) {
    var requests = simulator.requestsOf(whose);
    return requests.isEmpty() ? "" : requests.getFirst().statusDetail();
  }

  static long moved(Simulator simulator) {
    return simulator.homes().values().stream()
        .filter(place -> place.organisation() == Organisation.TARGET)
        .count();
  }

  private static boolean isAtHome(Simulator simulator, String whose) {
    return simulator.homeOf(whose).organisation() == Organisation.SOURCE;
  }

  private DrillResult judged(Simulator simulator, Journal journal, Instant notBefore)
      throws IOException {
    var wave =
        DemoResult.of(
            WAVE,
            MAILBOXES,
            Truth.of(simulator),
            journal.reader(),
            Duration.between(began, Instant.now()),
            "dev",
            new ShellChoice.StandIn());
    var troubles =
        journal.reader().facts(WAVE).stream()
            .filter(fact -> fact.kind() == FactKind.TROUBLE)
            .map(fact -> fact.sentence())
            .toList();
    var result =
        DrillResult.of(
            wave, died, simulator.cutovers(), notBefore, checklist.failures(), troubles, gently);
    Checklist.tell(result, wave, result.failures());
    return result;
  }
}
