package io.mailferry.operations.plan;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.WavePlan;
import java.util.List;
import java.util.Optional;

/**
 * A plan file that has been read and has no problem of form.
 *
 * @param route which way its mailboxes travel
 * @param lines its mailboxes, in the order of the file
 * @param notes how it was understood, where that is not plain
 */
public record ReadPlan(Route route, List<PlanLine> lines, List<PlanNote> notes) {
  /** The lists are copied. */
  public ReadPlan {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** The plan as a wave takes it, its addresses sealed. */
  public WavePlan sealed(
      WaveName wave, OrganisationName organisation, CutoverOrder cutover, Seal seal) {
    var cutovers =
        lines.stream()
            .flatMap(line -> Optional.ofNullable(line.cutover()).stream())
            .map(own -> own.order(cutover.style()))
            .distinct()
            .toList();
    return new WavePlan(
        wave,
        organisation,
        route,
        cutover,
        lines.stream()
            .map(
                line ->
                    new PlannedMailbox(
                        line.line(),
                        seal.seal(line.address()),
                        line.targetDatabase(),
                        line.targetArchiveDatabase(),
                        line.limits(),
                        line.scope(),
                        line.kind(),
                        line.cutover() == null
                            ? null
                            : cutovers.indexOf(line.cutover().order(cutover.style()))))
            .toList(),
        null,
        cutovers);
  }

  /** How many mailboxes do not switch with the others. */
  public long withCutoversOfTheirOwn() {
    return lines.stream().filter(line -> line.cutover() != null).count();
  }

  /** Whom a line of the file names, as it does; empty for a line that names nobody. */
  public String addressIn(int number) {
    return lines.stream()
        .filter(line -> line.line() == number)
        .map(PlanLine::address)
        .findFirst()
        .orElse("");
  }
}
