package io.mailferry.rehearsal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.List;

/**
 * What the rounds of kills came to, and what of it is not as it should be.
 *
 * @param wave what the wave came to
 * @param rounds each round
 * @param fewestUnderWay how many mailboxes were still to move in the round with the fewest
 * @param slowestSeconds the longest that it took until all migrations answered again
 * @param failures what is not as it should be, a sentence each
 */
@JsonPropertyOrder({"wave", "fewestUnderWay", "slowestSeconds", "rounds", "failures"})
record RoundsResult(
    @JsonUnwrapped DemoResult wave,
    List<Round> rounds,
    int fewestUnderWay,
    double slowestSeconds,
    List<String> failures) {
  private static final Duration LONGEST_RETURN = Duration.ofSeconds(60);

  RoundsResult {
    rounds = List.copyOf(rounds);
    failures = List.copyOf(failures);
  }

  /**
   * One round.
   *
   * @param number from 1
   * @param underWay how many mailboxes were still to move
   * @param seconds from the restart until all their migrations answered
   */
  record Round(int number, int underWay, double seconds) {}

  /**
   * Judges.
   *
   * @param seen what was not as it should be on the way
   */
  static RoundsResult of(DemoResult wave, List<Round> rounds, List<String> seen) {
    var checklist = new Checklist(seen);
    checklist.expectAllMovedOnce(wave);
    checklist.expect(wave.humanInterventions() == 0, "no human intervention: " + wave);
    for (var round : rounds) {
      checklist.expect(
          round.seconds() <= LONGEST_RETURN.toSeconds(),
          "all answer within %d s in round %d, not %.1f"
              .formatted(LONGEST_RETURN.toSeconds(), round.number(), round.seconds()));
      checklist.expect(
          round.underWay() == wave.mailboxes(),
          "all are under way in round %d, not %d".formatted(round.number(), round.underWay()));
    }
    return new RoundsResult(
        wave,
        rounds,
        rounds.stream().mapToInt(Round::underWay).min().orElse(0),
        rounds.stream().mapToDouble(Round::seconds).max().orElse(0),
        checklist.failures());
  }

  /** What the command ends with. */
  int exitCode() {
    return failures.isEmpty() ? 0 : 1;
  }
}
