package io.mailferry.workflows.check;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import java.util.List;

/**
 * Lines of a plan to be resolved.
 *
 * @param wave whose
 * @param organisation where the commands run
 * @param route which way
 * @param cutover when the mailboxes may switch
 * @param lines the lines; at most 200, because that many fit one search
 */
public record LinesToResolve(
    WaveName wave,
    OrganisationName organisation,
    Route route,
    CutoverOrder cutover,
    List<PlannedMailbox> lines) {
  /**
   * As many names as one directory search takes (docs/exchange/directory.md#names-in-one-search).
   */
  private static final int MOST = 200;

  /** The list is copied. */
  public LinesToResolve {
    lines = List.copyOf(lines);
  }

  /**
   * The next lines of a plan, in its order.
   *
   * @param from how many lines have been taken already; fewer than the plan has
   */
  public static LinesToResolve next(WavePlan plan, int from) {
    var to = Math.min(from + MOST, plan.mailboxes().size());
    return new LinesToResolve(
        plan.wave(),
        plan.organisation(),
        plan.route(),
        plan.cutover(),
        plan.mailboxes().subList(from, to));
  }
}
