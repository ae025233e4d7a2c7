package io.mailferry.rehearsal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mailferry.simulator.count.Cutover;
import java.time.Instant;
import java.util.List;

/**
 * What a drill came to, and what of it is not as it should be.
 *
 * @param wave what its wave came to
 * @param kills how often the worker was killed, or stopped
 * @param waitedForTheirTime mailboxes that were copied before the earliest moment of the cutover,
 *     so that only their brake held them
 * @param cutoversTooEarly cutovers that began before that moment, by Exchange's own record
 * @param failures what is not as it should be, a sentence each
 */
@JsonPropertyOrder({"wave", "kills", "waitedForTheirTime", "cutoversTooEarly", "failures"})
record DrillResult(
    @JsonUnwrapped DemoResult wave,
    int kills,
    long waitedForTheirTime,
    long cutoversTooEarly,
    List<String> failures) {
  /** The one answer to a question. */
  private static final int INTERVENTIONS = 1;

  DrillResult {
    failures = List.copyOf(failures);
  }

  /**
   * Judges.
   *
   * @param cutovers what the practice organisation wrote down
   * @param notBefore the earliest moment of every cutover
   * @param seen what was not as it should be on the way
   * @param troubles what went wrong and was healed; nothing may have when nothing was done to it
   * @param gently whether nothing was done to it
   */
  static DrillResult of(
      DemoResult wave,
      int kills,
      List<Cutover> cutovers,
      Instant notBefore,
      List<String> seen,
      List<String> troubles,
      boolean gently) {
    var checklist = new Checklist(seen);
    var waited = cutovers.stream().filter(each -> each.copied().isBefore(notBefore)).count();
    var early = cutovers.stream().filter(each -> each.began().isBefore(notBefore)).toList();
    var planned = wave.mailboxes();
    checklist.expectAllMovedOnce(wave);
    checklist.expect(
        wave.humanInterventions() == INTERVENTIONS,
        INTERVENTIONS + " human intervention, the answer: " + wave);
    checklist.expect(
        cutovers.size() == planned, planned + " cutovers in Exchange's record: " + cutovers);
    checklist.expect(early.isEmpty(), "no cutover before " + notBefore + ": " + early);
    checklist.expect(waited > 0, "a mailbox that was copied before its time: " + cutovers);
    checklist.expect(!gently || troubles.isEmpty(), "nothing went wrong: " + troubles);
    return new DrillResult(wave, kills, waited, early.size(), checklist.failures());
  }

  /** Whether all is as it should be. */
  boolean well() {
    return failures.isEmpty();
  }

  /** What the command ends with. */
  int exitCode() {
    return well() ? 0 : 1;
  }
}
