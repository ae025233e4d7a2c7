package io.mailferry.operations.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class SimilarName {
  private SimilarName() {}

  /** The words {@code (did you mean …?)} for the candidate most like a text; empty for none. */
  public static String hint(String text, Collection<String> candidates) {
    return closest(text, candidates).map(likely -> " (did you mean " + likely + "?)").orElse("");
  }

  /** The candidate most like a text, when one is like it at all. */
  public static Optional<String> closest(String text, Collection<String> candidates) {
    var folded = text.strip().toLowerCase(Locale.ROOT);
    if (folded.length() > 254) {
      return Optional.empty();
    }
    var tolerance = Math.max(1, folded.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - folded.length()) <= tolerance)
        .map(candidate -> new Candidate(candidate, distance(folded, candidate)))
        .filter(candidate -> candidate.distance() <= tolerance)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  private record Candidate(String name, int distance) {}

  /** How many letters have to be changed, added or dropped. */
  private static int distance(String folded, String candidate) {
    var other = candidate.toLowerCase(Locale.ROOT);
    var above = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (var i = 1; i <= folded.length(); i++) {
      var row = new int[other.length() + 1];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var changed = above[j - 1] + (folded.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }
}
