package io.mailferry.workflows.check;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The activities that check a plan; names are durable, as in those of a mailbox. */
@ActivityInterface
public interface PlanCheckActivities {
  /**
   * Asks directory and Exchange for a sign of life, and whether Exchange offers what the wave
   * needs; answers within seconds whatever happens.
   */
  @ActivityMethod(name = "checkOrganisation")
  OrganisationHealth checkOrganisation(OrganisationToCheck organisation);

  /** Resolves some lines of the plan as a wave does, without a word in the journal. */
  @ActivityMethod(name = "checkLines")
  ResolvedLines checkLines(LinesToResolve lines);
}
