package io.mailferry.operations.plan;

import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.text.SimilarName;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who of a plan is not to move, and who was met. */
final class Exclusions {
  /** More are named by the file itself. */
  private static final int MOST = 50;

  private final List<Exclusion> all;
  private final Map<String, List<Exclusion>> byName = new HashMap<>();
  private final Set<Exclusion> met = new LinkedHashSet<>();
  private boolean begun;

  Exclusions(List<Exclusion> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads them as the rows name their mailboxes; once, whichever row comes first.
   *
   * @param column the column that does; empty for addresses
   * @return those that mean nobody
   */
  List<PlanProblem> begin(Optional<IdentityColumn> column) {
    if (begun) {
      return List.of();
    }
    begun = true;
    var problems = new ArrayList<PlanProblem>();
    for (var each : all) {
      var name = new ExcludedName(each.mailbox(), column);
      var problem = name.problem();
      if (problem.isPresent()) {
        problems.add(
            new PlanProblem(
                each.line(),
                null,
                name.isAddress() ? Code.ADDRESS_INVALID : Code.IDENTITY_INVALID,
                "exclude: " + problem.get(),
                each.file()));
      } else {
        name.names().forEach(one -> byName.computeIfAbsent(one, _ -> new ArrayList<>()).add(each));
      }
    }
    return problems;
  }

  /** Whether a mailbox is to be left out; those that mean it count as met then. */
  boolean leaveOut(Identity whom) {
    var found =
        ExcludedName.namesOf(whom).stream()
            .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
            .toList();
    met.addAll(found);
    return !found.isEmpty();
  }

  /** How many were met. */
  int met() {
    return met.size();
  }

  /** Those that nobody goes by. */
  List<Exclusion> strangers() {
    return all.stream().filter(each -> !met.contains(each)).toList();
  }

  /** Says back who is left out and why, and who was not there. */
  List<PlanNote> notes(List<PlanLine> lines) {
    var notes = new ArrayList<PlanNote>();
    met.stream()
        .limit(MOST)
        .forEach(
            each ->
                notes.add(
                    new PlanNote(
                        PlanNote.Code.EXCLUDED,
                        Words.harmless(each.mailbox() + " is left out: " + each.reason()))));
    if (met.size() > MOST) {
      notes.add(
          new PlanNote(
              PlanNote.Code.EXCLUDED,
              (met.size() - MOST) + " more are left out, as the file says"));
    }
    var nobody = strangers();
    if (!nobody.isEmpty()) {
      var names = lines.stream().map(PlanLine::address).toList();
      notes.add(
          new PlanNote(
              PlanNote.Code.EXCLUDED_NOBODY,
              "nobody of this plan has the excluded name "
                  + nobody.stream()
                      .limit(MOST)
                      .map(
                          each ->
                              Words.harmless(each.mailbox())
                                  + " in line "
                                  + each.line()
                                  + SimilarName.hint(each.mailbox(), names))
                      .collect(Collectors.joining(", "))
                  + (nobody.size() > MOST ? ", and " + (nobody.size() - MOST) + " more" : "")));
    }
    return notes;
  }
}
