package io.mailferry.model.plan;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.util.List;
import java.util.Objects;

/**
 * A whole wave as planned: checked for form, not yet looked up.
 *
 * @param wave its name
 * @param organisation the Exchange organisation in which the commands run
 * @param route which way all its mailboxes travel
 * @param cutover when its mailboxes may switch
 * @param mailboxes the lines; at least one, at most {@link #MOST_MAILBOXES}
 */
public record WavePlan(
    WaveName wave,
    OrganisationName organisation,
    Route route,
    CutoverOrder cutover,
    List<PlannedMailbox> mailboxes) {
  /**
   * The most mailboxes one wave holds. A night's window moves a few hundred; 5,000 lines still fit
   * Temporal's 2 MB limit for one payload several times over
   * (docs/develop/temporal.md#payload-size).
   */
  public static final int MOST_MAILBOXES = 5_000;

  /**
   * @throws IllegalArgumentException when there are no mailboxes, or too many
   */
  public WavePlan {
    Objects.requireNonNull(wave, "wave");
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(cutover, "cutover");
    mailboxes = List.copyOf(mailboxes);
    if (mailboxes.isEmpty()) {
      throw new IllegalArgumentException("a wave needs at least one mailbox");
    }
    if (mailboxes.size() > MOST_MAILBOXES) {
      throw new IllegalArgumentException(
          "a wave holds at most " + MOST_MAILBOXES + " mailboxes; split the plan");
    }
  }
}
