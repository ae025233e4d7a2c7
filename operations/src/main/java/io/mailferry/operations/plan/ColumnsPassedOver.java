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

  /** What other tools call the moment at which a mailbox may switch. */
  private static final Set<String> MOMENTS =
      Set.of(
          "completeafter",
          "completiontime",
          "completiondate",
          "cutover",
          "cutovertime",
          "cutoverdate",
          "cutovernotbefore",
          "notbefore",
          "startafter");

  private ColumnsPassedOver() {}

  /** Why a column cannot be passed over, as a sentence; empty when it can. */
  static Optional<String> against(String name, List<String> known) {
    var folded = ColumnName.folded(name);
    if (MOMENTS.contains(folded)) {
      return Optional.of(
          "the column "
              + Printable.of(name)
              + " says when mailboxes are to switch; delete it, and say so for the wave with"
              + " --cutover-not-before");
    }
    var hint = PROPERTIES.contains(folded) ? "" : hint(name, folded, known);
    return hint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the column "
                + Printable.of(name)
                + " is unknown"
                + hint
                + "; a plan has the columns "
                + String.join(", ", known));
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

  /** Some names, and how many more there are. */
  static String words(List<String> names) {
    var shown = names.stream().limit(MOST_NAMED).map(ColumnsPassedOver::plain).toList();
    return String.join(", ", shown)
        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private static String plain(String name) {
    return name.chars().allMatch(letter -> letter > ' ' && letter < 0x7F)
        ? name
        : Printable.of(name);
  }
}
