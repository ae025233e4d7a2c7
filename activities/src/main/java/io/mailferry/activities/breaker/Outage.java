package io.mailferry.activities.breaker;

import io.mailferry.activities.fault.Fault;
import java.time.Instant;

/**
 * What is wrong with a dependency. Instants are Exchange's time.
 *
 * @param code our stable code for the error, e.g. {@code MF-EX-NO-DATABASE}
 * @param sentence what happened, where, and what a person may do
 * @param since when a call failed first
 * @param seen when a call failed last
 * @param nextProbe when it is asked again
 * @param failures how many calls have failed since it is away
 * @param lasting whether it will not pass by itself, so that a person must put it right
 */
public record Outage(
    String code,
    String sentence,
    Instant since,
    Instant seen,
    Instant nextProbe,
    int failures,
    boolean lasting) {
  /**
   * What one controller does not know yet, the next one may know, and a server that has just
   * started refuses whom it lets in a minute later; so often it is asked.
   */
  private static final int FAILURES_BEFORE_ASKING = 3;

  static Outage of(
      Fault fault, String sentence, Instant since, Instant now, Instant nextProbe, int failures) {
    return new Outage(
        fault.code(), sentence, since, now, nextProbe, failures, lasts(fault, failures));
  }

  Outage withNextProbe(Instant at) {
    return new Outage(code, sentence, since, seen, at, failures, lasting);
  }

  /** Whether it will not pass by itself, after so many failures. */
  static boolean lasts(Fault fault, int failures) {
    return fault instanceof Fault.Refused refused
        && (isCertain(refused) || failures >= FAILURES_BEFORE_ASKING);
  }

  private static boolean isCertain(Fault.Refused refused) {
    return refused.reason() != Fault.Refused.Reason.NOT_FOUND
        && refused
            .blames()
            .map(
                kind ->
                    switch (kind) {
                      case ENDPOINT, SHELLS -> false;
                      case FOREST, CONTROLLER, CMDLET, DATABASE, REPLICATION_SERVICE -> true;
                    })
            .orElse(true);
  }
}
