package io.mailferry.rehearsal;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The drill of a lost database: Temporal comes back empty in the middle of a wave, or with what it
 * knew when the wave had just begun, as from a backup. The worker is left alone; an operator starts
 * the plan again and does nothing else.
 */
final class LossDrill {
  /** What is lost in the middle of a wave. */
  enum Lost {
    /** All that Temporal knows. */
    TEMPORAL("Temporal came back empty", 0),
    /** What Temporal got to know since a copy, in which the wave is running. */
    SINCE_A_COPY("Temporal came back restored", 8),
    /** All that the journal knows. */
    JOURNAL("the worker came back to no journal", 8);

    private final String words;
    private final int startAgain;

    Lost(String words, int startAgain) {
      this.words = words;
      this.startAgain = startAgain;
    }
  }

  private static final WaveName WAVE = new WaveName("first-wave");
  private static final int MAILBOXES = 12;

  /** Enough to have moved and not to be begun again, while others are under way. */
  private static final int MOVED_BEFORE = 3;

  private final Path home;
  private final Path work;
  private final Lost lost;
  private final long seed;
  private final double speed;
  private final Checklist checklist = new Checklist();
  private final Instant began = Instant.now();

  LossDrill(Path home, Path work, Lost lost, long seed, double speed) {
    this.home = home;
    this.work = work;
    this.lost = lost;
    this.seed = seed;
    this.speed = speed;
  }

  /** Runs it. */
  LossResult run() throws Exception {
    WorkFolder.fresh(work);
    var command = TemporalChoice.devServer();
    var config = SimulatorConfig.builder().mailboxes(MAILBOXES).seed(seed).speed(speed).build();
    try (var simulator = Simulator.start(config);
        var temporal = DevServer.start(command, work, true)) {
      var settings = EngineRoom.settings(simulator, temporal.target(), work, speed, 4);
      Duration start;
      try (var worker = WorkerProcess.start(settings, work.resolve("worker.log"))) {
        worker.awaitService();
        start =
            play(
                simulator,
                new Prompt(home, work, temporal.target(), command.toString()),
                temporal,
                worker);
      }
      try (var journal = Journal.openForACommand(JournalSettings.of(EngineRoom.journalUrl(work)))) {
        return judged(simulator, journal, start);
      }
    }
  }

  private Duration play(
      Simulator simulator, Prompt prompt, DevServer temporal, WorkerProcess worker)
      throws Exception {
    var plan = home.resolve("examples/first-wave.csv").toString();
    var started = prompt.mailferry("start", plan);
    checklist.expect(started.code() == 0, "mailferry start exits 0, not " + started);
    switch (lost) {
      case TEMPORAL -> {
        someMove(simulator);
        temporal.loseEverythingAndStartAgain();
      }
      case SINCE_A_COPY -> {
        checklist.waitUntil("the first request is there", () -> !simulator.requests().isEmpty());
        temporal.copyAndStartAgain();
        Checklist.say(
            "copied Temporal's database with %d requests in Exchange"
                .formatted(simulator.requests().size()));
        someMove(simulator);
        temporal.restoreAndStartAgain();
      }
      case JOURNAL -> {
        someMove(simulator);
        worker.kill();
        loseTheJournal();
        worker.startAgain();
        worker.awaitService();
      }
    }
    var back = Instant.now();
    Checklist.say("%s; %d of 12 had moved".formatted(lost.words, Drill.moved(simulator)));
    var again = prompt.mailferry("start", plan);
    var start = Duration.between(back, Instant.now());
    checklist.expect(
        again.code() == lost.startAgain,
        "a second mailferry start exits " + lost.startAgain + ", not " + again);
    Checklist.say(
        "mailferry start of the same plan was taken after %d s".formatted(start.toSeconds()));

    checklist.waitUntil(
        "the wave has ended by itself",
        () -> prompt.mailferryQuietly("status", WAVE.value()).code() == 0);
    var report =
        prompt.mailferry("report", WAVE.value(), "--to", work.resolve("report").toString());
    checklist.expect(report.code() == 0, "mailferry report exits 0, not " + report);
    return start;
  }

  private void loseTheJournal() throws IOException {
    try (var files = Files.newDirectoryStream(work, "journal.*")) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  private void someMove(Simulator simulator) throws InterruptedException {
    checklist.waitUntil("some have moved", () -> Drill.moved(simulator) >= MOVED_BEFORE);
    checklist.expect(Drill.moved(simulator) < MAILBOXES, "some are under way");
  }

  private LossResult judged(Simulator simulator, Journal journal, Duration start)
      throws IOException {
    var reader = journal.reader();
    reader
        .mailboxes(WAVE)
        .forEach(
            mailbox -> {
              if (mailbox.outcome() != null
                  && mailbox.outcome().outcome() instanceof MigrationOutcome.Moved moved) {
                checklist.expect(
                    String.valueOf(moved.from()).startsWith("SRC-"),
                    "the origin is right in the report: " + moved.sentence());
              }
            });
    var wave =
        DemoResult.of(
            WAVE,
            MAILBOXES,
            Truth.of(simulator),
            reader,
            Duration.between(began, Instant.now()),
            "dev",
            new ShellChoice.StandIn());
    var result = LossResult.of(wave, start, checklist.failures());
    Checklist.tell(result, wave, result.failures());
    return result;
  }
}
