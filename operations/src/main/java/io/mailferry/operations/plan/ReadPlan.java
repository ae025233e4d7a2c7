package io.mailferry.operations.plan;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.WavePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan file that has been read and has no problem of form.
 *
 * @param route which way its mailboxes travel
 * @param lines its mailboxes, in the order of the file
 * @param notes how it was understood, where that is not plain
 * @param sizes how many bytes the mailbox of a line has, by its number; without those that the file
 *     does not tell
 * @param strangers exclusions that none of its mailboxes goes by
 */
public record ReadPlan(
    Route route,
    List<PlanLine> lines,
    List<PlanNote> notes,
    Map<Integer, Long> sizes,
    List<Exclusion> strangers) {
  /** The lists and the map are copied. */
  public ReadPlan {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
    sizes = Map.copyOf(sizes);
    strangers = List.copyOf(strangers);
  }

  /** One whose file tells no sizes. */
  public ReadPlan(Route route, List<PlanLine> lines, List<PlanNote> notes) {
    this(route, lines, notes, Map.of(), List.of());
  }

  /** The plan as a wave takes it, its addresses sealed. */
  public WavePlan sealed(
      WaveName wave, OrganisationName organisation, CutoverOrder cutover, Seal seal) {
    var numbers = new LinkedHashMap<CutoverOrder, Integer>();
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
                            : numbers.computeIfAbsent(
                                line.cutover().order(cutover.style()), _ -> numbers.size()),
                        line.zone().isEmpty() ? null : line.zone()))
            .toList(),
        Consents.NONE,
        List.copyOf(numbers.keySet()));
  }

  /** Whether any of these is held back to windows, or kept from some times. */
  public boolean hasWindowsOfItsOwn() {
    return lines.stream()
        .anyMatch(
            line ->
                line.cutover() != null
                    && line.cutover().order(CutoverStyle.COMPLETE_AFTER).windows() != null);
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
