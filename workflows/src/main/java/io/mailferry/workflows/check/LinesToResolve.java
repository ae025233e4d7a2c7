package io.mailferry.workflows.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import java.util.List;
import java.util.Objects;

/**
 * Lines of a plan to be resolved.
 *
 * @param wave whose
 * @param organisation where the commands run
 * @param route which way
 * @param cutover when the mailboxes may switch
 * @param lines the lines; at most 200, because that many fit one search
 * @param consents what was agreed to for the whole wave
 * @param cutovers those of the plan that these lines name, by their number in the lines
 */
public record LinesToResolve(
    WaveName wave,
    OrganisationName organisation,
    Route route,
    CutoverOrder cutover,
    List<PlannedMailbox> lines,
    @JsonUnwrapped Consents consents,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CutoverOrder> cutovers) {
  /**
   * As many names as one directory search takes (docs/exchange/directory.md#names-in-one-search).
   */
  private static final int MOST = 200;

  /** Those of a wave for which nothing was agreed to. */
  public LinesToResolve(
      WaveName wave,
      OrganisationName organisation,
      Route route,
      CutoverOrder cutover,
      List<PlannedMailbox> lines) {
    this(wave, organisation, route, cutover, lines, Consents.NONE, List.of());
  }

  /** The lists are copied. */
  public LinesToResolve {
    Objects.requireNonNull(consents, "consents");
    lines = List.copyOf(lines);
    cutovers = cutovers == null ? List.of() : List.copyOf(cutovers);
  }

  /**
   * The next lines of a plan, in its order.
   *
   * @param from how many lines have been taken already; fewer than the plan has
   */
  public static LinesToResolve next(WavePlan plan, int from) {
    var to = Math.min(from + MOST, plan.mailboxes().size());
    var lines = plan.mailboxes().subList(from, to);
    // Not all of the plan's: each mailbox of 5,000 may have its own, and each call would carry
    // them.
    var named =
        lines.stream()
            .map(PlannedMailbox::cutover)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    return new LinesToResolve(
        plan.wave(),
        plan.organisation(),
        plan.route(),
        plan.cutover(),
        lines.stream().map(line -> renumbered(line, named)).toList(),
        plan.consents(),
        named.stream().map(each -> plan.cutovers().get(each)).toList());
  }

  private static PlannedMailbox renumbered(PlannedMailbox line, List<Integer> named) {
    return line.cutover() == null ? line : line.switching(named.indexOf(line.cutover()));
  }

  /** When the mailbox of one of these lines may switch. */
  public CutoverOrder cutoverOf(PlannedMailbox line) {
    return line.cutover() == null ? cutover : cutovers.get(line.cutover());
  }
}
