package io.mailferry.rehearsal.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.rehearsal.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Runs storms, a few at a time, in one process. */
public final class Storms {
  private final List<Storm> storms;
  private final double speed;
  private final int atATime;
  private final Path work;
  private final boolean json;
  private final PrintStream words;

  /**
   * Storms to run.
   *
   * @param storms which, each name once
   * @param speed seconds of Exchange's time in one of the world's
   * @param atATime how many side by side
   * @param work where journals and logs go
   * @param json whether only one object goes to standard output
   */
  public Storms(List<Storm> storms, double speed, int atATime, Path work, boolean json) {
    this.storms = List.copyOf(storms);
    this.speed = speed;
    this.atATime = atATime;
    this.work = work;
    this.json = json;
    this.words = json ? System.err : System.out;
  }

  /** So many that were drawn, from this seed on. */
  public static List<Storm> drawn(int number, long firstSeed) {
    return LongStream.range(firstSeed, firstSeed + number).mapToObj(Storm::of).toList();
  }

  /** Runs them; {@link StormsResult#exitCode} is 0 when all is as it should be. */
  public StormsResult run() throws Exception {
    WorkFolder.fresh(work);
    var began = Instant.now();
    var results = new ArrayList<StormResult>();
    try (var threads = Executors.newFixedThreadPool(atATime)) {
      var running =
          SharedTemporal.of(storms, work).stream()
              .flatMap(
                  temporal ->
                      temporal.storms().stream()
                          .map(storm -> threads.submit(() -> told(night(storm, temporal)))))
              .toList();
      for (var each : running) {
        results.add(each.get());
      }
    }
    var result = StormsResult.of(results, Duration.between(began, Instant.now()));
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(result));
    }
    result.lines().forEach(words::println);
    return result;
  }

  private StormResult night(Storm storm, SharedTemporal temporal) {
    var began = Instant.now();
    try {
      return besideTheBaseline(
          storm,
          temporal.run(
              target -> new Night(storm, target, work, Math.min(speed, storm.fastest())).run()));
    } catch (Throwable broken) {
      // Whatever it is, the other nights are not to be lost for it.
      if (broken instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return StormResult.broken(storm, broken, Duration.between(began, Instant.now()));
    }
  }

  private static StormResult besideTheBaseline(Storm storm, StormResult ours)
      throws InterruptedException {
    try {
      return ours.beside(BaselineNight.run(storm));
    } catch (IOException | RuntimeException | Error broken) {
      return ours.withoutBaseline(broken);
    }
  }

  private StormResult told(StormResult result) {
    words.println(result.sentence());
    words.flush();
    return result;
  }
}
