package io.mailferry.rehearsal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.List;

/**
 * What the drill of a lost database came to, and what of it is not as it should be.
 *
 * @param wave what its wave came to
 * @param secondsUntilStarted from when Temporal or the worker was back until the plan was started
 *     again
 * @param failures what is not as it should be, a sentence each
 */
@JsonPropertyOrder({"wave", "secondsUntilStarted", "failures"})
record LossResult(
    @JsonUnwrapped DemoResult wave, double secondsUntilStarted, List<String> failures) {
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  LossResult {
    failures = List.copyOf(failures);
  }

  /**
   * Judges.
   *
   * @param start from when Temporal or the worker was back until the plan was started again
   * @param seen what was not as it should be on the way
   */
  static LossResult of(DemoResult wave, Duration start, List<String> seen) {
    var checklist = new Checklist(seen);
    checklist.expectAllMovedOnce(wave);
    checklist.expect(wave.humanInterventions() == 0, "no human intervention: " + wave);
    checklist.expect(
        start.compareTo(LONGEST_START) <= 0,
        "started again within " + LONGEST_START.toSeconds() + " s, not " + start.toSeconds());
    return new LossResult(wave, start.toMillis() / 1000.0, checklist.failures());
  }

  /** What the command ends with. */
  int exitCode() {
    return failures.isEmpty() ? 0 : 1;
  }
}
