package io.mailferry.operations.plan;

import io.mailferry.operations.text.SimilarName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private final Map<String, Exclusion> all = new LinkedHashMap<>();
  private final Set<Exclusion> met = new LinkedHashSet<>();

  Exclusions(List<Exclusion> all) {
    all.forEach(each -> this.all.putIfAbsent(each.folded(), each));
  }

  /** Whether a mailbox is to be left out; it counts as met then. */
  boolean leaveOut(Identity whom) {
    var found = Optional.ofNullable(all.get(Exclusion.folded(whom)));
    found.ifPresent(met::add);
    return found.isPresent();
  }

  /** How many were met. */
  int met() {
    return met.size();
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
                        each.mailbox() + " is left out: " + each.reason())));
    if (met.size() > MOST) {
      notes.add(
          new PlanNote(
              PlanNote.Code.EXCLUDED,
              (met.size() - MOST) + " more are left out, as the file says"));
    }
    var nobody = all.values().stream().filter(each -> !met.contains(each)).toList();
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
                              each.mailbox()
                                  + " in line "
                                  + each.line()
                                  + SimilarName.hint(each.mailbox(), names))
                      .collect(Collectors.joining(", "))
                  + (nobody.size() > MOST ? ", and " + (nobody.size() - MOST) + " more" : "")));
    }
    return notes;
  }
}
