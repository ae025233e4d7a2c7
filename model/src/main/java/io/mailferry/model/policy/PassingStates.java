package io.mailferry.model.policy;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What passes by itself and is only waited for: an unreadable dependency, a removal under way. */
final class PassingStates {
  private static final Duration LONGEST_REMOVAL = Duration.ofHours(1);

  private final Timings timings;

  PassingStates(Timings timings) {
    this.timings = timings;
  }

  /** Who is asked something can mend its cause, and answer, while something cannot be read. */
  Verdict unreadable(Situation situation, Evidence.Unreadable evidence) {
    return Verdicts.stillAsking(situation).orElseGet(() -> waitFor(situation, evidence));
  }

  private Verdict waitFor(Situation situation, Evidence.Unreadable evidence) {
    var why = evidence.why();
    var waiting =
        Verdicts.wait(
            situation,
            timings.awayLook(),
            Reason.UNREADABLE,
            Phase.of(situation.memory()),
            isTold(situation) ? Attention.STUCK : Attention.WAITING,
            (why.endsWith(".") ? why : why + ".") + AfterFault.READ_AGAIN);
    return new Verdict(waiting.decision().needing(evidence.dependency()), waiting.memory());
  }

  /** What has been away for hours a person wants to know, though nobody is asked. */
  private static boolean isTold(Situation situation) {
    var since = situation.memory().doubts().unreadableSince();
    return since != null && situation.hasPassed(since, AfterFault.AWAY_BEFORE_TELLING);
  }

  /** A removal that nobody carries out may wait for a replication service that is not there. */
  Verdict beingRemoved(Situation situation) {
    var since =
        Objects.requireNonNullElse(situation.memory().doubts().untouchableSince(), situation.now());
    return situation.hasPassed(since, LONGEST_REMOVAL)
        ? removalStuck(situation, since)
        : Verdicts.wait(
            situation,
            situation.hasPassed(since, timings.settle())
                ? timings.awayLook()
                : timings.settleLook(),
            Reason.BEING_REMOVED,
            phaseOfRemoval(situation),
            Attention.WAITING,
            "Exchange is taking a removed request away; when it is gone, the migration goes on");
  }

  private Verdict removalStuck(Situation situation, Instant since) {
    return Verdicts.wait(
        situation,
        timings.releasedLook(),
        Reason.BEING_REMOVED,
        phaseOfRemoval(situation),
        Attention.STUCK,
        "Exchange has been taking a removed request away since "
            + since
            + " and does not come to an end. That is the replication service's to do: look whether"
            + " it runs on the servers of the request's database (Test-MRSHealth), and what"
            + " Get-MoveRequestStatistics says of the request. When it is gone, the migration goes"
            + " on by itself");
  }

  private static Phase phaseOfRemoval(Situation situation) {
    return situation.orders().cancel() != null ? Phase.DONE : Phase.SUBMITTING;
  }
}
