package io.mailferry.operations.start;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.ReadPlan;
import org.jspecify.annotations.Nullable;

/**
 * A wave to start.
 *
 * @param plan its plan
 * @param wave its name
 * @param organisation where the commands run, as the workers' settings call it; null for {@code
 *     target}, or {@code source} for a push
 * @param cutover when its mailboxes may switch, and how they are kept from it
 * @param consents what is agreed to for all of its mailboxes
 * @param skipUnready whether the good lines start although others cannot
 * @param isKept whether its times stand in a file, where they are past when it is started once more
 * @param refusal why it may not be started unless it runs already; null for no reason
 */
public record StartRequest(
    ReadPlan plan,
    WaveName wave,
    @Nullable OrganisationName organisation,
    CutoverOrder cutover,
    Consents consents,
    boolean skipUnready,
    boolean isKept,
    @Nullable BadPlan refusal) {
  /** One whose times are typed. */
  public StartRequest(
      ReadPlan plan,
      WaveName wave,
      @Nullable OrganisationName organisation,
      CutoverOrder cutover,
      Consents consents,
      boolean skipUnready) {
    this(plan, wave, organisation, cutover, consents, skipUnready, false, null);
  }

  OrganisationName commandsRunIn() {
    return organisation != null ? organisation : usualOrganisation(plan.route());
  }

  /** Where the commands of a route run when nobody says otherwise. */
  public static OrganisationName usualOrganisation(Route route) {
    return new OrganisationName(route == Route.PUSH ? "source" : "target");
  }
}
