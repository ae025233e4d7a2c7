package io.mailferry.model.policy;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;

/** What passes by itself and is only waited for: an unreadable dependency, a removal under way. */
final class PassingStates {
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

  Verdict beingRemoved(Situation situation) {
    return Verdicts.wait(
        situation,
        timings.settleLook(),
        Reason.BEING_REMOVED,
        situation.orders().cancel() != null ? Phase.DONE : Phase.SUBMITTING,
        Attention.WAITING,
        "Exchange is taking a removed request away; when it is gone, the migration goes on");
  }
}
