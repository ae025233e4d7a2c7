package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.failure.FailureFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was tried against failures: the used part of the budgets.
 *
 * @param resumes how often a failed request has been resumed, whatever it failed of
 * @param lastResume when last
 * @param refusal what Exchange refused, until an operator has looked at it
 * @param failedTries how often in a row a command was not reached
 * @param laggingTries how often in a row Exchange lagged; none in the oldest histories
 * @param unknownAnswers how often in a row the answer was unknown; none in the oldest histories
 * @param mended something about a failed request was changed since its last resume, so that one
 *     more may help; never in the oldest histories
 * @param resumesByFamily how often it was resumed after which kind of failure; what histories of
 *     earlier releases counted is in {@code resumes} alone
 * @param lostAnswers how often in a row the answer to a command was lost; none in older histories
 * @param copiedAtResume how many bytes had been copied when it was resumed last; null when nobody
 *     knows, and in older histories
 */
public record Repairs(
    int resumes,
    @Nullable Instant lastResume,
    @Nullable Refusal refusal,
    int failedTries,
    int laggingTries,
    int unknownAnswers,
    boolean mended,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<FailureFamily, Integer> resumesByFamily,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int lostAnswers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long copiedAtResume) {
  static final Repairs NONE = new Repairs(0, null, null, 0, 0, 0, false, Map.of(), 0, null);

  /** Histories of earlier releases have no families. */
  public Repairs {
    resumesByFamily = inOrder(resumesByFamily);
  }

  private static Map<FailureFamily, Integer> inOrder(@Nullable Map<FailureFamily, Integer> given) {
    var ordered = new EnumMap<FailureFamily, Integer>(FailureFamily.class);
    if (given != null) {
      ordered.putAll(given);
    }
    return Collections.unmodifiableMap(ordered);
  }

  /**
   * How much of the budget of one kind of failure is used. What went away once has nothing to do
   * with what is away now; resumes of which nobody knows the kind count for each.
   */
  public int resumes(FailureFamily family) {
    var known = resumesByFamily.values().stream().mapToInt(Integer::intValue).sum();
    return resumesByFamily.getOrDefault(family, 0) + resumes - known;
  }

  /** How much is used of the budget of which most is used. */
  public int mostResumes() {
    return resumesByFamily.keySet().stream().mapToInt(this::resumes).max().orElse(resumes);
  }

  /** How often in a row a command went wrong in this way. */
  public int tries(FaultKind kind) {
    return switch (kind) {
      case NOT_REACHED -> failedTries;
      case LAGGING -> laggingTries;
      case UNKNOWN_WORDS -> unknownAnswers;
      case LOST -> lostAnswers;
    };
  }

  Repairs withTries(FaultKind kind, int tries) {
    return switch (kind) {
      case NOT_REACHED -> withTries(tries, laggingTries, unknownAnswers, lostAnswers);
      case LAGGING -> withTries(failedTries, tries, unknownAnswers, lostAnswers);
      case UNKNOWN_WORDS -> withTries(failedTries, laggingTries, tries, lostAnswers);
      case LOST -> withTries(failedTries, laggingTries, unknownAnswers, tries);
    };
  }

  Repairs withoutTries() {
    return withTries(0, 0, 0, 0);
  }

  private Repairs withTries(int failed, int lagging, int unknown, int lost) {
    return new Repairs(
        resumes,
        lastResume,
        refusal,
        failed,
        lagging,
        unknown,
        mended,
        resumesByFamily,
        lost,
        copiedAtResume);
  }

  Repairs withOneMoreResume(Instant at, FailureFamily family, @Nullable Long copied) {
    var byFamily = new EnumMap<FailureFamily, Integer>(FailureFamily.class);
    byFamily.putAll(resumesByFamily);
    byFamily.merge(family, 1, Integer::sum);
    return withResumes(resumes + 1, at, false, byFamily, copied);
  }

  Repairs withResumesForgotten() {
    return withResumes(0, null, false, Map.of(), null);
  }

  Repairs withoutMended() {
    return withResumes(resumes, lastResume, false, resumesByFamily, copiedAtResume);
  }

  Repairs withMended() {
    return withResumes(0, null, true, Map.of(), null);
  }

  private Repairs withResumes(
      int number,
      @Nullable Instant last,
      boolean nowMended,
      Map<FailureFamily, Integer> byFamily,
      @Nullable Long copied) {
    return new Repairs(
        number,
        last,
        refusal,
        failedTries,
        laggingTries,
        unknownAnswers,
        nowMended,
        byFamily,
        lostAnswers,
        copied);
  }

  Repairs forgotten() {
    return new Repairs(0, null, null, 0, 0, 0, mended, Map.of(), 0, null);
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
    var tries = failedTries + laggingTries + unknownAnswers + lostAnswers;
    if (tries > 0) {
      words.add(tries == 1 ? "a try" : tries + " tries");
    }
    return words;
  }

  Repairs withRefusal(@Nullable Refusal value) {
    return new Repairs(
        resumes,
        lastResume,
        value,
        failedTries,
        laggingTries,
        unknownAnswers,
        mended,
        resumesByFamily,
        lostAnswers,
        copiedAtResume);
  }
}
