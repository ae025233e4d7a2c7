package io.mailferry.workflows.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a plan to be resolved.
 *
 * @param wave whose
 * @param organisation where the commands run
 * @param route which way
 * @param cutover when the mailboxes may switch
 * @param lines the lines; at most 200, because that many fit one search
 * @param leftovers what is done with completed requests of earlier moves; null for asking, and in
 *     the oldest histories
 */
public record LinesToResolve(
    WaveName wave,
    OrganisationName organisation,
    Route route,
    CutoverOrder cutover,
    List<PlannedMailbox> lines,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Leftovers leftovers) {
  /**
   * As many names as one directory search takes (docs/exchange/directory.md#names-in-one-search).
   */
  private static final int MOST = 200;

  /** Those of a wave that asks about leftovers. */
  public LinesToResolve(
      WaveName wave,
      OrganisationName organisation,
      Route route,
      CutoverOrder cutover,
      List<PlannedMailbox> lines) {
    this(wave, organisation, route, cutover, lines, null);
  }

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
        plan.mailboxes().subList(from, to),
        plan.leftovers());
  }
}
