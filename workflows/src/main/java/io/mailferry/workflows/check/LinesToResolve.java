package io.mailferry.workflows.check;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
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
  /** The list is copied. */
  public LinesToResolve {
    lines = List.copyOf(lines);
  }
}
