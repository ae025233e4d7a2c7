package io.mailferry.operations.plan;

import io.mailferry.operations.text.SimilarName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the columns that a plan does not need, as {@code Get-Mailbox | Export-Csv} writes them by
 * the dozen, from those that were meant for one: a misspelt limit that was passed over would be a
 * limit of 0.
 */
final class ColumnsPassedOver {
  private static final int MOST_NAMED = 12;

  /** Properties of a mailbox whose names are like those of a plan's columns. */
  private static final Set<String> PROPERTIES = Set.of("emailaddresses");

  /** Whatever begins so is about what only a plan says. */
  private static final List<String> BEGINNINGS =
      List.of("baditem", "largeitem", "targetdatabase", "targetarchive", "remotetarget");

  /** What says how a mailbox is to be moved, under names that a plan does not have. */
  private static final Set<String> WISHES =
      Set.of("primaryonly", "archiveonly", "archivetargetdatabase", "remotearchivetargetdatabase");

  /** When a request is to begin copying, which a wave does at once. */
  private static final String START = "startafter";

  private ColumnsPassedOver() {}

  /** Why a column cannot be passed over, as a sentence; empty when it can. */
  static Optional<String> against(String name, List<String> known) {
    var folded = ColumnName.folded(name);
    if (folded.equals(START)) {
      return Optional.of(
          "the column "
              + Printable.of(name)
              + " says when requests are to begin copying, which those of a wave do when it is"
              + " started; delete it, and start the wave later or split the plan. When a mailbox may"
              + " switch stands in CompleteAfter or CutoverWindow");
    }
    if (folded.startsWith("cutover")) {
      return Optional.of(unknown(name, SimilarName.hint(name, known), known));
    }
    if (WISHES.contains(folded) || folded.contains("itemlimit")) {
      return Optional.of(unknown(name, "", known));
    }
    var hint = PROPERTIES.contains(folded) ? "" : hint(name, folded, known);
    return hint.isEmpty() ? Optional.empty() : Optional.of(unknown(name, hint, known));
  }

  private static String unknown(String name, String hint, List<String> known) {
    return "the column "
        + Printable.of(name)
        + " is unknown"
        + hint
        + "; a plan has the columns "
        + String.join(", ", known);
  }

  private static String hint(String name, String folded, List<String> known) {
    return known.stream()
        .filter(column -> BEGINNINGS.stream().anyMatch(each -> bothBegin(column, folded, each)))
        .findFirst()
        .map(column -> " (did you mean " + column + "?)")
        .orElseGet(() -> SimilarName.hint(name, known));
  }

  private static boolean bothBegin(String column, String folded, String beginning) {
    return folded.startsWith(beginning) && ColumnName.folded(column).startsWith(beginning);
  }

  /** Some names: of many the first and the last, where people add their own. */
  static String words(List<String> names) {
    var shown = names.stream().map(Printable::plainly).toList();
    if (shown.size() <= MOST_NAMED) {
      return String.join(", ", shown);
    }
    var half = MOST_NAMED / 2;
    return String.join(", ", shown.subList(0, half))
        + ", and "
        + (shown.size() - MOST_NAMED)
        + " more, "
        + String.join(", ", shown.subList(shown.size() - half, shown.size()));
  }
}
