package io.mailferry.activities.check;

import io.mailferry.activities.Heartbeat;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.OrganisationToCheck;
import io.mailferry.workflows.check.PlanCheckActivities;
import io.mailferry.workflows.check.ResolvedLines;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** The activities that check a plan, in one organisation. */
public final class PlanCheckActivitiesImpl implements PlanCheckActivities {
  private final Organisation organisation;
  private final CheckOrganisation checkOrganisation;
  private final PlanResolver resolver;

  /**
   * The activities for an organisation.
   *
   * @param seal opens the addresses of a plan
   */
  public PlanCheckActivitiesImpl(Organisation organisation, Seal seal) {
    this.organisation = organisation;
    this.checkOrganisation = new CheckOrganisation(organisation);
    this.resolver = new PlanResolver(organisation, seal);
  }

  @Override
  public OrganisationHealth checkOrganisation(OrganisationToCheck check) {
    return checkOrganisation.run(check);
  }

  @Override
  public ResolvedLines checkLines(LinesToResolve lines) {
    return Heartbeat.beating(() -> checked(lines));
  }

  /** Nobody tries it again: whoever asked is told what is wrong, and asks again. */
  private ResolvedLines checked(LinesToResolve lines) {
    // Whoever checks a plan may just have put something right.
    organisation.breakers().askAllAtOnce();
    try {
      var client = Activity.getExecutionContext().getWorkflowClient();
      return resolver.resolve(lines).refusing(wanted -> whyNotNow(client, wanted)).forTheWave();
    } catch (Fault fault) {
      throw ApplicationFailure.newNonRetryableFailure(
          FaultTable.withoutPromise(fault), fault.code());
    }
  }

  /** A wave that cannot have a mailbox is told so before it starts. */
  private static Optional<String> whyNotNow(WorkflowClient client, Intention wanted) {
    return RunningMigration.of(client, wanted.mailbox())
        .filter(running -> !running.does(wanted) && !running.isOver())
        .map(running -> running.sentence(wanted));
  }
}
