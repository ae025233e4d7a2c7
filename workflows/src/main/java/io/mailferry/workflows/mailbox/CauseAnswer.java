package io.mailferry.workflows.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.Limits;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One answer to all that are asked about a cause.
 *
 * @param cause as {@link io.mailferry.model.order.Question#sharedCause} names it
 * @param choice what is answered
 * @param limits how much loss is accepted from now on; null to leave that as it is
 * @param wave the wave whose mailboxes are meant; null from an earlier release, which told only
 *     those that had just said that they ask as mailboxes of that wave
 */
public record CauseAnswer(
    String cause,
    Choice choice,
    @Nullable Limits limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WaveName wave) {
  /** Whether a mailbox of this wave is meant. */
  boolean isFor(WaveName other) {
    return wave == null || wave.equals(other);
  }
}
