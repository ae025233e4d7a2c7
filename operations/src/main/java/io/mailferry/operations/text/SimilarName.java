package io.mailferry.operations.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class SimilarName {
  /** The longest that an address can be. */
  private static final int LONGEST = 254;

  private static final int MOST_SLIPS = 3;

  private SimilarName() {}

  /** The words {@code (did you mean …?)} for the candidate most like a text; empty for none. */
  public static String hint(String text, Collection<String> candidates) {
    return closest(text, candidates).map(likely -> " (did you mean " + likely + "?)").orElse("");
  }

  /**
   * The candidate most like a text, when one is like it at all: one slip for every four letters, at
   * most three. Of an address only the letters before the {@code @} count, because everybody of a
   * domain shares the rest.
   */
  public static Optional<String> closest(String text, Collection<String> candidates) {
    var folded = text.strip().toLowerCase(Locale.ROOT);
    if (folded.length() > LONGEST) {
      return Optional.empty();
    }
    var own = folded.contains("@") ? folded.indexOf('@') : folded.length();
    var tolerance = own == 0 ? 0 : Math.clamp(own / 4, 1, MOST_SLIPS);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - folded.length()) <= tolerance)
        .map(candidate -> new Candidate(candidate, slips(folded, candidate)))
        .filter(candidate -> candidate.slips() <= tolerance)
        .min(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  private record Candidate(String name, int slips) {}

  /** How many letters have to be changed, added, dropped, or exchanged with their neighbour. */
  private static int slips(String folded, String candidate) {
    var other = candidate.toLowerCase(Locale.ROOT);
    var slips = new int[folded.length() + 1][other.length() + 1];
    for (var i = 0; i <= folded.length(); i++) {
      for (var j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, folded, other, i, j);
      }
    }
    return slips[folded.length()][other.length()];
  }

  private static int least(int[][] slips, String one, String other, int i, int j) {
    var same = one.charAt(i - 1) == other.charAt(j - 1);
    var least =
        Math.min(
            slips[i - 1][j - 1] + (same ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    var exchanged =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return exchanged ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
