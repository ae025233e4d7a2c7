package io.mailferry.model.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was tried against failures: the used part of the budgets.
 *
 * @param resumes how often a failed request has been resumed
 * @param lastResume when last
 * @param refusal what Exchange refused, until an operator has looked at it
 * @param failedTries how often in a row the same command did not succeed
 */
public record Repairs(
    int resumes, @Nullable Instant lastResume, @Nullable Refusal refusal, int failedTries) {
  static final Repairs NONE = new Repairs(0, null, null, 0);
}
