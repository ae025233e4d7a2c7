package io.mailferry.rehearsal;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.WaveName;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The drill of {@code mailferry up}: its worker, its Temporal and it itself are killed at random
 * moments of a wave. Nobody does anything but start it again when it was killed itself.
 */
final class UpDrill {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final int MAILBOXES = 12;
  private static final String ITSELF = "mailferry up itself";
  private static final List<String> VICTIMS = List.of("the worker", "Temporal", ITSELF);

  private static final int LONGEST_PEACE_MILLIS = 12_000;

  /** By the world's time, for each kill; so that the wave is not over before the last one. */
  private static final Duration PEACE_BEFORE_THE_CUTOVER = Duration.ofSeconds(8);

  private final Path home;
  private final Path work;
  private final int kills;
  private final double speed;
  private final Random chance;
  private final Checklist checklist = new Checklist();
  private final Instant began = Instant.now();
  private int killed;

  UpDrill(Path home, Path work, int kills, long seed, double speed) {
    this.home = home;
    this.work = work;
    this.kills = kills;
    this.speed = speed;
    this.chance = new Random(seed);
  }

  /** Runs it. */
  UpResult run() throws Exception {
    WorkFolder.fresh(work);
    var folder = work.resolve("up");
    try (var up = UpProcess.start(home, folder, work.resolve("up.log"), speed)) {
      up.awaitUp();
      play(up, new Prompt(home, folder, up.temporal(), TemporalChoice.devServer().toString()));
      var truth = Truth.askedAt(up.practice().path("http").asText());
      try (var journal =
          Journal.openForACommand(JournalSettings.of(EngineRoom.journalUrl(folder)))) {
        return judged(truth, journal);
      }
    }
  }

  private void play(UpProcess up, Prompt prompt) throws Exception {
    var started =
        prompt.mailferry(
            "start",
            home.resolve("examples/first-wave.csv").toString(),
            "--cutover-not-before",
            exchangesTimeIn(up, PEACE_BEFORE_THE_CUTOVER.multipliedBy(kills)).toString());
    checklist.expect(started.code() == 0, "mailferry start exits 0, not " + started);
    for (var victim : victims()) {
      Thread.sleep(chance.nextInt(LONGEST_PEACE_MILLIS));
      kill(up, victim);
      Checklist.say("kill -9 of %s (%d of %d)".formatted(victim, killed, kills));
    }
    var truth = Truth.askedAt(up.practice().path("http").asText());
    checklist.expect(moved(truth) < MAILBOXES, "the wave is under way at the last kill");
    checklist.waitUntil(
        "the wave has ended by itself",
        () -> prompt.mailferryQuietly("status", WAVE.value()).code() == 0);
    var report =
        prompt.mailferry("report", WAVE.value(), "--to", work.resolve("report").toString());
    checklist.expect(report.code() == 0, "mailferry report exits 0, not " + report);
  }

  /** Each about as often as the others, in an order that nobody chose. */
  private List<String> victims() {
    var victims = new ArrayList<String>();
    for (var i = 0; i < kills; i++) {
      victims.add(VICTIMS.get(i % VICTIMS.size()));
    }
    Collections.shuffle(victims, chance);
    return victims;
  }

  private void kill(UpProcess up, String victim) throws Exception {
    if (victim.equals(ITSELF)) {
      up.kill();
      up.startAgain();
      killed++;
    } else {
      checklist.waitUntil(
          victim + " has come back, to be killed again", () -> up.killPart(victim) && counted());
    }
  }

  private boolean counted() {
    killed++;
    return true;
  }

  private static long moved(Truth truth) {
    return truth.homes().values().stream()
        .filter(home -> home.organisation() == Organisation.TARGET)
        .count();
  }

  private Instant exchangesTimeIn(UpProcess up, Duration time) throws IOException {
    var clock = up.practice().path("clock");
    var then = Instant.now().plus(time);
    var passed = Duration.between(Instant.parse(clock.path("start").asText()), then).toMillis();
    return Instant.parse(clock.path("exchange-start").asText())
        .plusMillis(Math.round(passed * speed));
  }

  private UpResult judged(Truth truth, Journal journal) throws IOException {
    var wave =
        DemoResult.of(
            WAVE,
            MAILBOXES,
            truth,
            journal.reader(),
            Duration.between(began, Instant.now()),
            "dev",
            new ShellChoice.StandIn());
    var result = UpResult.of(wave, killed, checklist.failures());
    Checklist.tell(result, wave, result.failures());
    return result;
  }
}
