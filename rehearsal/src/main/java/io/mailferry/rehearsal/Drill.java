package io.mailferry.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.WaveName;
import io.mailferry.simulator.DemoFaults;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The drill: what an operator would do on a bad night, with the means an operator has. */
final class Drill {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final int MAILBOXES = 12;
  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final String PAUSED = "keiko.tanaka@source.example";

  private final Path home;
  private final Path work;
  private final int kills;
  private final long seed;
  private final double speed;
  private final boolean gently;
  private final Random chance;
  private final List<String> failures = new ArrayList<>();
  private final Instant began = Instant.now();

  Drill(Path home, Path work, int kills, long seed, double speed, boolean gently) {
    this.home = home;
    this.work = work;
    this.kills = kills;
    this.seed = seed;
    this.speed = speed;
    this.gently = gently;
    this.chance = new Random(seed);
  }

  /** Runs it; whether all was as it should be. */
  boolean run() throws Exception {
    WorkFolder.fresh(work);
    var temporal = TemporalChoice.of("dev");
    if (!(temporal instanceof TemporalChoice.DevServer(var command))) {
      throw new IllegalStateException("the drill needs the real dev server");
    }
    var config = SimulatorConfig.builder().mailboxes(MAILBOXES).seed(seed).speed(speed).build();
    try (var simulator = Simulator.start(config);
        var host = TemporalHost.up(temporal, work)) {
      if (!gently) {
        DemoFaults.into(simulator.script(), seed);
      }
      var settings = EngineRoom.settings(simulator, host.target(), work, speed, 4);
      settings.removeIf(setting -> setting.startsWith("--logging.file"));
      settings.removeIf(setting -> setting.startsWith("--logging.threshold"));
      try (var worker = WorkerProcess.start(settings, work.resolve("worker.log"))) {
        var prompt = new Prompt(home, work, host.target(), command.toString());
        play(simulator, prompt, worker);
      }
      try (var journal = Journal.openForACommand(JournalSettings.of(EngineRoom.journalUrl(work)))) {
        judge(simulator, journal);
      }
    }
    failures.forEach(failure -> say("NOT AS IT SHOULD BE: " + failure));
    return failures.isEmpty();
  }

  private void play(Simulator simulator, Prompt prompt, WorkerProcess worker) throws Exception {
    var started = prompt.mailferry("start", home.resolve("examples/first-wave.csv").toString());
    // The worker is still coming up; start says so after some seconds, and is harmless to repeat.
    for (var tries = 0; started.code() == 40 && tries < 6; tries++) {
      started = prompt.mailferry("start", home.resolve("examples/first-wave.csv").toString());
    }
    expect(started.code() == 0, "mailferry start exits 0, not " + started);
    if (!gently) {
      // What people find its mailboxes by is being written just now.
      worker.killAndStartAgain();
      say("kill -9 as soon as the wave was started");
    }
    var again = prompt.mailferry("start", home.resolve("examples/first-wave.csv").toString());
    expect(again.code() == 8, "a second start attaches and exits 8, not " + again);

    var guid = simulator.mailbox(PAUSED).exchangeGuid();
    waitUntil(
        "the search attribute finds the wave and its 12 migrations",
        () -> prompt.countByWave() == MAILBOXES + 1);
    say("temporal workflow list --query 'MailferryWave=\"first-wave\"' finds 13 workflows");
    prompt.signal("mailbox/" + guid, "pause");
    say("paused one mailbox with: temporal workflow signal --name pause");

    killAtRandomMoments(worker);

    waitUntil("the paused mailbox's request is suspended", () -> isSuspended(simulator));
    waitUntil(
        "the other eleven have moved",
        () ->
            simulator.homes().values().stream()
                    .filter(place -> place.organisation() == Organisation.TARGET)
                    .count()
                == MAILBOXES - 1);
    expect(
        simulator.homeOf(PAUSED).organisation() == Organisation.SOURCE,
        "the paused mailbox has not moved");
    say("eleven have moved, the paused one rests");

    var status = prompt.mailferry("status", WAVE.value());
    expect(status.code() == 8, "mailferry status exits 8 while the wave runs, not " + status);
    var explained = prompt.mailferry("explain", PAUSED);
    expect(
        explained.output().contains("paused"), "mailferry explain names the pause: " + explained);

    prompt.signal("mailbox/" + guid, "resume");
    say("resumed it with: temporal workflow signal --name resume");
    waitUntil(
        "the wave has ended by itself",
        () -> prompt.mailferryQuietly("status", WAVE.value()).code() == 0);
    var report =
        prompt.mailferry("report", WAVE.value(), "--to", work.resolve("report").toString());
    expect(report.code() == 0, "mailferry report exits 0, not " + report);
  }

  private void killAtRandomMoments(WorkerProcess worker) throws Exception {
    for (var i = 1; i <= kills; i++) {
      var moment = Duration.ofMillis(1_500 + chance.nextInt(9_000));
      Thread.sleep(moment);
      var pid = worker.pid();
      if (gently) {
        expect(worker.stopAndStartAgain(), "the worker stops when it is told to");
        say("stopped %d (%d of %d), started again".formatted(pid, i, kills));
      } else {
        worker.killAndStartAgain();
        say("kill -9 %d (%d of %d), started again".formatted(pid, i, kills));
      }
    }
  }

  private boolean isSuspended(Simulator simulator) {
    return simulator.requestsOf(PAUSED).stream()
        .anyMatch(request -> request.status().equals("Suspended"));
  }

  private void judge(Simulator simulator, Journal journal) throws Exception {
    var result =
        DemoResult.of(
            WAVE,
            MAILBOXES,
            simulator,
            journal.reader(),
            Duration.between(began, Instant.now()),
            "dev",
            new ShellChoice.StandIn());
    expect(result.verified() == MAILBOXES, "12 verified, not " + result.verified());
    expect(result.moveRequestsCreated() == MAILBOXES, "12 requests created: " + result);
    expect(result.duplicateRequests() == 0, "no duplicate requests: " + result);
    expect(result.wrongParameterSets() == 0, "no wrong parameter sets: " + result);
    expect(result.needsAttention() == 0, "nothing needs attention: " + result);
    expect(result.humanInterventions() == 0, "no human interventions: " + result);
    var troubles =
        journal.reader().facts(WAVE).stream()
            .filter(fact -> fact.kind() == FactKind.TROUBLE)
            .map(fact -> fact.sentence())
            .toList();
    expect(!gently || troubles.isEmpty(), "nothing went wrong: " + troubles);
    expect(simulator.counts().healthyRequestsRemoved() == 0, "no healthy request was ever removed");
    System.out.println(new ObjectMapper().writeValueAsString(result));
    say(result.sentence());
  }

  private void waitUntil(String what, BooleanSupplier holds) throws InterruptedException {
    var deadline = Instant.now().plus(LONGEST);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        failures.add("in time: " + what);
        return;
      }
      Thread.sleep(500);
    }
  }

  private void expect(boolean holds, String what) {
    if (!holds) {
      failures.add(what);
    }
  }

  private static void say(String sentence) {
    System.err.println(sentence);
    System.err.flush();
  }

  /** What an operator types. */
  private record Prompt(Path home, Path work, String temporal, String temporalCommand) {
    Tool.Said mailferry(String... arguments) throws IOException, InterruptedException {
      var command = new ArrayList<>(List.of(home.resolve("mailferry").toString()));
      command.addAll(List.of(arguments));
      return Tool.run(
          command,
          Map.of(
              "MAILFERRY_TEMPORAL",
              temporal,
              "MAILFERRY_JOURNAL",
              EngineRoom.journalUrl(work),
              "MAILFERRY_KEY_FILE",
              work.resolve("plan.key").toString()));
    }

    Tool.Said mailferryQuietly(String... arguments) {
      try {
        return mailferry(arguments);
      } catch (IOException e) {
        return new Tool.Said(-1, String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Tool.Said(-1, "interrupted");
      }
    }

    void signal(String workflow, String name) throws IOException, InterruptedException {
      var said =
          Tool.run(
              List.of(
                  temporalCommand,
                  "workflow",
                  "signal",
                  "--address",
                  temporal,
                  "--workflow-id",
                  workflow,
                  "--name",
                  name),
              Map.of());
      if (said.code() != 0) {
        throw new IOException("temporal workflow signal failed: " + said.output());
      }
    }

    int countByWave() {
      try {
        var said =
            Tool.run(
                List.of(
                    temporalCommand,
                    "workflow",
                    "list",
                    "--address",
                    temporal,
                    "--query",
                    "MailferryWave=\"" + WAVE + "\"",
                    "--output",
                    "json"),
                Map.of());
        return new ObjectMapper().readTree(said.output()).size();
      } catch (IOException e) {
        return -1;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }
  }
}
