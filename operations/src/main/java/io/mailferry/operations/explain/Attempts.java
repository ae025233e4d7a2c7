package io.mailferry.operations.explain;

import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.Timings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was tried so far, and how much of each budget is used.
 *
 * @param resumes how often the failed request was resumed, after this kind of failure, since a
 *     person last wanted that; while it has not failed, after the kind that was met most
 * @param mostResumes how often it is resumed before a person is asked; 0 when that would not help
 * @param lastResume when it was resumed last; null for never
 * @param notReached how often in a row a command has not reached Exchange
 * @param lagging how often in a row Exchange did not know yet what it was told of
 * @param unknownAnswers how often in a row it is not known what Exchange answered
 * @param lostAnswers how often in a row the answer to a command was lost
 * @param refusal what Exchange refused, until a person has looked at it; null for nothing
 * @param limitsRefused whether Exchange refused to give the request other limits
 * @param submissions how often a move request was submitted for this mailbox in this wave, as the
 *     journal knows
 * @param restarts how often the failed request was removed for another one, as the journal knows
 * @param raisedLimits how often the request was given higher limits, as the journal knows
 */
public record Attempts(
    int resumes,
    int mostResumes,
    @Nullable Instant lastResume,
    int notReached,
    int lagging,
    int unknownAnswers,
    int lostAnswers,
    @Nullable Refusal refusal,
    boolean limitsRefused,
    int submissions,
    int restarts,
    int raisedLimits) {
  static Attempts of(Memory memory, @Nullable Sighting seen, List<FactView> facts) {
    var repairs = memory.repairs();
    var failed = failureOf(seen);
    return new Attempts(
        failed.map(repairs::resumes).orElseGet(repairs::mostResumes),
        failed.map(Attempts::mostResumes).orElseGet(Timings.DEFAULT::mostResumes),
        repairs.lastResume(),
        repairs.tries(FaultKind.NOT_REACHED),
        repairs.tries(FaultKind.LAGGING),
        repairs.tries(FaultKind.UNKNOWN_WORDS),
        repairs.tries(FaultKind.LOST),
        repairs.refusal(),
        memory.request().limitsRefused(),
        (int) facts.stream().filter(fact -> fact.kind().equals("SUBMITTED")).count(),
        coded(facts, "restarted"),
        coded(facts, "limits-raised"));
  }

  private static int coded(List<FactView> facts, String code) {
    return (int) facts.stream().filter(fact -> code.equals(fact.code())).count();
  }

  private static Optional<FailureFamily> failureOf(@Nullable Sighting seen) {
    return seen != null
            && seen.queue() instanceof QueueItem.Present item
            && item.status() == RequestStatus.FAILED
        ? Optional.of(FailureCatalogue.familyOf(item.failure()))
        : Optional.empty();
  }

  private static int mostResumes(FailureFamily family) {
    return switch (family.treatment()) {
      case RESUME, RESUME_AFTER_THE_LOCK -> Timings.DEFAULT.mostResumes();
      case RESUME_ONCE -> 1;
      case ASK -> 0;
    };
  }

  /** The same as plain values; the names never change. */
  Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("submissions", submissions);
    data.put("restarts", restarts);
    data.put("raisedLimits", raisedLimits);
    data.put("resumes", resumes);
    data.put("mostResumes", mostResumes);
    data.put("lastResume", lastResume == null ? null : lastResume.toString());
    data.put("notReached", notReached);
    data.put("mostNotReached", AfterFault.mostTries(FaultKind.NOT_REACHED));
    data.put("lagging", lagging);
    data.put("mostLagging", AfterFault.mostTries(FaultKind.LAGGING));
    data.put("unknownAnswers", unknownAnswers);
    data.put("mostUnknownAnswers", AfterFault.mostTries(FaultKind.UNKNOWN_WORDS));
    data.put("lostAnswers", lostAnswers);
    data.put("mostLostAnswers", AfterFault.mostTries(FaultKind.LOST));
    data.put("refusedCode", refusal == null ? null : refusal.code());
    data.put("refusedAt", refusal == null ? null : refusal.at().toString());
    data.put("limitsRefused", limitsRefused);
    return data;
  }
}
