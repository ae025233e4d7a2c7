package io.mailferry.rehearsal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What the drill of {@code mailferry up} came to, and what of it is not as it should be.
 *
 * @param wave what its wave came to
 * @param kills how often it or one of its parts was killed
 * @param failures what is not as it should be, a sentence each
 */
@JsonPropertyOrder({"wave", "kills", "failures"})
record UpResult(@JsonUnwrapped DemoResult wave, int kills, List<String> failures) {
  UpResult {
    failures = List.copyOf(failures);
  }

  /**
   * Judges.
   *
   * @param seen what was not as it should be on the way
   */
  static UpResult of(DemoResult wave, int kills, List<String> seen) {
    var checklist = new Checklist(seen);
    checklist.expectAllMovedOnce(wave);
    checklist.expect(wave.humanInterventions() == 0, "no human intervention: " + wave);
    return new UpResult(wave, kills, checklist.failures());
  }

  /** What the command ends with. */
  int exitCode() {
    return failures.isEmpty() ? 0 : 1;
  }
}
