package io.mailferry.workflows.check;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.ActivityTimeouts;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The runbook that checks a plan. */
public final class PlanCheckRunbook implements PlanCheck {
  /** Only Temporal makes one. */
  public PlanCheckRunbook() {}

  @Override
  public PlanFindings check(WavePlan plan) {
    var activities =
        Workflow.newActivityStub(
            PlanCheckActivities.class, ActivityTimeouts.glance(plan.organisation()));
    var health =
        activities.checkOrganisation(
            new OrganisationToCheck(
                plan.organisation(), plan.route(), plan.cutover().style(), highestLimits(plan)));
    if (!health.well()) {
      return new PlanFindings(health, List.of(), 0);
    }
    var problems = new ArrayList<LineProblem>();
    var lineByMailbox = new HashMap<MailboxGuid, Integer>();
    var ready = 0;
    for (var from = 0; from < plan.mailboxes().size(); ) {
      var next = LinesToResolve.next(plan, from);
      var lines = next.lines();
      var found = activities.checkLines(next);
      from += lines.size();
      problems.addAll(found.problems());
      for (var again : sameMailboxes(lines, found, lineByMailbox)) {
        problems.add(again);
        ready--;
      }
      ready += found.intentions().size();
    }
    return new PlanFindings(health, problems, ready);
  }

  private static Limits highestLimits(WavePlan plan) {
    return plan.mailboxes().stream()
        .map(PlannedMailbox::limits)
        .reduce(
            Limits.NONE,
            (one, other) ->
                new Limits(
                    Math.max(one.badItems(), other.badItems()),
                    Math.max(one.largeItems(), other.largeItems())));
  }

  /** A directory search sees only its own lines; the same mailbox may come again in a later one. */
  private static List<LineProblem> sameMailboxes(
      List<PlannedMailbox> lines, ResolvedLines found, Map<MailboxGuid, Integer> lineByMailbox) {
    var refused = found.problems().stream().map(LineProblem::line).collect(Collectors.toSet());
    var resolved = lines.stream().filter(line -> !refused.contains(line.line())).iterator();
    var again = new ArrayList<LineProblem>();
    for (var intention : found.intentions()) {
      var planned = resolved.next();
      var earlier = lineByMailbox.putIfAbsent(intention.mailbox(), planned.line());
      if (earlier != null) {
        again.add(
            new LineProblem(
                planned.line(),
                "the same mailbox as line "
                    + earlier
                    + (planned.kind() == null ? ", by another address" : ", by another name")));
      }
    }
    return again;
  }
}
