package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * @param consents what was agreed to for all of them
 * @param cutovers when single mailboxes may switch that do not switch with the others; each once,
 *     because many share one
 */
public record WavePlan(
    WaveName wave,
    OrganisationName organisation,
    Route route,
    CutoverOrder cutover,
    List<PlannedMailbox> mailboxes,
    @JsonUnwrapped Consents consents,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CutoverOrder> cutovers) {
  /**
   * The most mailboxes one wave holds. A night's window moves a few hundred; 5,000 lines still fit
   * Temporal's 2 MB limit for one payload several times over
   * (docs/develop/temporal.md#payload-size).
   */
  public static final int MOST_MAILBOXES = 5_000;

  /** One for which nothing was agreed to. */
  public WavePlan(
      WaveName wave,
      OrganisationName organisation,
      Route route,
      CutoverOrder cutover,
      List<PlannedMailbox> mailboxes) {
    this(wave, organisation, route, cutover, mailboxes, Consents.NONE, List.of());
  }

  /** The same with what was agreed to for all of its mailboxes. */
  public WavePlan with(Consents agreed) {
    return new WavePlan(wave, organisation, route, cutover, mailboxes, agreed, cutovers);
  }

  /** The same with the cutovers that its lines name. */
  public WavePlan with(List<CutoverOrder> own) {
    return new WavePlan(wave, organisation, route, cutover, mailboxes, consents, own);
  }

  /**
   * @throws IllegalArgumentException when there are no mailboxes, or too many
   */
  public WavePlan {
    Objects.requireNonNull(wave, "wave");
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(cutover, "cutover");
    Objects.requireNonNull(consents, "consents");
    mailboxes = List.copyOf(mailboxes);
    cutovers = cutovers == null ? List.of() : List.copyOf(cutovers);
    if (mailboxes.isEmpty()) {
      throw new IllegalArgumentException("a wave needs at least one mailbox");
    }
    if (mailboxes.size() > MOST_MAILBOXES) {
      throw new IllegalArgumentException(
          "a wave holds at most " + MOST_MAILBOXES + " mailboxes; split the plan");
    }
  }
}
