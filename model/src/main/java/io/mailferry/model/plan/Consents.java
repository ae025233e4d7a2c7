package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What people agreed to for a whole wave before it started, so that nobody is asked about it at
 * night.
 *
 * <p>In JSON it is a part of the flat object that bears it, as the oldest histories have it.
 *
 * @param leftovers what is done with the completed requests of earlier moves; null for asking, and
 *     in the oldest histories
 * @param limitSteps how far limits rise by themselves; null for not at all
 * @param others what is done with move requests of somebody else for the same; null for asking
 * @param stopRule when the wave is paused by itself; null for never
 * @param approval who of two people started it, where the other is to say that its mailboxes may
 *     switch; null where nobody has to
 */
public record Consents(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Leftovers leftovers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LimitSteps limitSteps,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RequestsOfOthers others,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StopRule stopRule,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WantedApproval approval) {
  /** Nothing was agreed to: people are asked about everything. */
  public static final Consents NONE = new Consents(null, null, null, null, null);

  /** The same with what is done with completed requests of earlier moves. */
  public Consents with(Leftovers wanted) {
    return new Consents(wanted, limitSteps, others, stopRule, approval);
  }

  /** The same with limits that rise by themselves. */
  public Consents with(LimitSteps wanted) {
    return new Consents(leftovers, wanted, others, stopRule, approval);
  }

  /** The same with what is done with move requests of somebody else. */
  public Consents with(RequestsOfOthers wanted) {
    return new Consents(leftovers, limitSteps, wanted, stopRule, approval);
  }

  /** The same with a rule that pauses the wave. */
  public Consents with(StopRule wanted) {
    return new Consents(leftovers, limitSteps, others, wanted, approval);
  }

  /** What of it says something of one mailbox: no rule that pauses the wave, and no people. */
  public Consents ofOneMailbox() {
    return new Consents(leftovers, limitSteps, others, null, null);
  }

  /** The same with an approval that is wanted before anybody switches. */
  public Consents with(WantedApproval wanted) {
    return new Consents(leftovers, limitSteps, others, stopRule, wanted);
  }
}
