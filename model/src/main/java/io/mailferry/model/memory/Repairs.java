package io.mailferry.model.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was tried against failures: the used part of the budgets.
 *
 * @param resumes how often a failed request has been resumed
 * @param lastResume when last
 * @param refusal what Exchange refused, until an operator has looked at it
 * @param failedTries how often in a row a command was not reached
 * @param laggingTries how often in a row Exchange lagged; none in the oldest histories
 * @param unknownAnswers how often in a row the answer was unknown; none in the oldest histories
 * @param mended something about a failed request was changed since its last resume, so that one
 *     more may help; never in the oldest histories
 */
public record Repairs(
    int resumes,
    @Nullable Instant lastResume,
    @Nullable Refusal refusal,
    int failedTries,
    int laggingTries,
    int unknownAnswers,
    boolean mended) {
  static final Repairs NONE = new Repairs(0, null, null, 0, 0, 0, false);

  /** How often in a row a command went wrong in this way. */
  public int tries(FaultKind kind) {
    return switch (kind) {
      case NOT_REACHED -> failedTries;
      case LAGGING -> laggingTries;
      case UNKNOWN_WORDS -> unknownAnswers;
    };
  }

  Repairs withTries(FaultKind kind, int tries) {
    return switch (kind) {
      case NOT_REACHED ->
          new Repairs(resumes, lastResume, refusal, tries, laggingTries, unknownAnswers, mended);
      case LAGGING ->
          new Repairs(resumes, lastResume, refusal, failedTries, tries, unknownAnswers, mended);
      case UNKNOWN_WORDS ->
          new Repairs(resumes, lastResume, refusal, failedTries, laggingTries, tries, mended);
    };
  }

  Repairs withoutTries() {
    return new Repairs(resumes, lastResume, refusal, 0, 0, 0, mended);
  }

  Repairs withResumes(int number, @Nullable Instant last) {
    return new Repairs(number, last, refusal, failedTries, laggingTries, unknownAnswers, false);
  }

  Repairs withMended() {
    return new Repairs(0, null, refusal, failedTries, laggingTries, unknownAnswers, true);
  }

  Repairs forgotten() {
    return new Repairs(0, null, null, 0, 0, 0, mended);
  }

  /** What there is to forget, in words; empty when there is nothing. */
  List<String> words() {
    var words = new ArrayList<String>();
    if (refusal != null) {
      words.add("a refusal (" + refusal.code() + ")");
    }
    if (resumes > 0) {
      words.add(resumes == 1 ? "a resume" : resumes + " resumes");
    }
    var tries = failedTries + laggingTries + unknownAnswers;
    if (tries > 0) {
      words.add(tries == 1 ? "a try" : tries + " tries");
    }
    return words;
  }

  Repairs withRefusal(@Nullable Refusal value) {
    return new Repairs(
        resumes, lastResume, value, failedTries, laggingTries, unknownAnswers, mended);
  }
}
