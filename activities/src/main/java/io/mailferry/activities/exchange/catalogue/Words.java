package io.mailferry.activities.exchange.catalogue;

import java.util.List;

/** Puts words together to lists that read well. */
public final class Words {
  private Words() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String and(List<String> words) {
    return joined(words, " and ");
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String or(List<String> words) {
    return joined(words, " or ");
  }

  private static String joined(List<String> words, String last) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    var end = words.size() - 1;
    return String.join(", ", words.subList(0, end)) + last + words.get(end);
  }
}
