package io.mailferry.worker.doctor;

import io.mailferry.worker.doctor.finding.Fix;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What became of asking one clock for the time. */
public sealed interface ClockReading {
  /** Clocks tell whole seconds, so half of one is added: then it is off by half at most. */
  Duration HALF = Duration.ofMillis(500);

  /**
   * It told.
   *
   * @param whose the machine's name
   * @param apart how far it is from ours, either way
   */
  record Told(String whose, Duration apart) implements ClockReading {
    /**
     * By what it showed in whole seconds.
     *
     * @param ours what our clock showed at that moment
     */
    static Told of(String whose, Instant shown, Instant ours) {
      var time = shown.equals(shown.truncatedTo(ChronoUnit.SECONDS)) ? shown.plus(HALF) : shown;
      return new Told(whose, Duration.between(ours, time).abs());
    }
  }

  /**
   * It did not, which may be for many reasons and stops nothing by itself.
   *
   * @param whose the machine's name
   * @param why in a few words
   */
  record Untold(String whose, String why) implements ClockReading {}

  /**
   * A forest whose directory nobody could read, so that nothing can be moved there.
   *
   * @param sentence code and cause
   * @param fix what to do
   */
  record Unreadable(String sentence, Fix fix) implements ClockReading {}
}
