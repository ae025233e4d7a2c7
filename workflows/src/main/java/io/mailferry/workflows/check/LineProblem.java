package io.mailferry.workflows.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.plan.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * A problem with one line of a plan.
 *
 * @param line the line's number in the file
 * @param sentence what is wrong and what to do, without the person's address
 * @param people whom else the sentence speaks of, sealed, for the end of the sentence; null for
 *     nobody, and in the oldest histories
 */
public record LineProblem(
    int line,
    String sentence,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SealedText people) {
  /** One that speaks of nobody. */
  public LineProblem(int line, String sentence) {
    this(line, sentence, null);
  }
}
