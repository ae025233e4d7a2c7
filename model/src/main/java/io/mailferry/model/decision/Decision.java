package io.mailferry.model.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.outcome.MigrationOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, and why.
 *
 * @param next the one thing to do next
 * @param reason why, as a stable code; {@link Reason#UNSTATED} in the oldest histories
 * @param sentence why, what is waited for and what happens then; for people
 * @param phase where the migration stands
 * @param attention whether a person is needed
 * @param outcome how the migration ends, as soon as that is certain; null before
 * @param dependency what is away that the migration needs, as {@link Dependency#key} has it; null
 *     when nothing is, and in the oldest histories
 */
public record Decision(
    Action next,
    Reason reason,
    String sentence,
    Phase phase,
    Attention attention,
    @Nullable MigrationOutcome outcome,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dependency) {
  /** A decision of one that needs nothing that is away. */
  public Decision(
      Action next,
      Reason reason,
      String sentence,
      Phase phase,
      Attention attention,
      @Nullable MigrationOutcome outcome) {
    this(next, reason, sentence, phase, attention, outcome, null);
  }

  /** The same decision of one that needs what is away. */
  public Decision needing(@Nullable String what) {
    return new Decision(next, reason, sentence, phase, attention, outcome, what);
  }

  /** The same decision where it leads nowhere, and why people are told so. */
  public Decision stuck(String why) {
    return new Decision(
        next, reason, sentence + "; " + why, phase, Attention.STUCK, outcome, dependency);
  }

  /** Only outcome and dependency may be null. */
  public Decision {
    Objects.requireNonNull(next, "next");
    reason = Objects.requireNonNullElse(reason, Reason.UNSTATED);
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(attention, "attention");
  }
}
