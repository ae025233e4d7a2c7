package io.mailferry.operations.plan;

import java.util.Locale;

/** Compares the names of columns as people write them: {@code Target Database}, {@code E-Mail}. */
final class ColumnName {
  private ColumnName() {}

  static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /** The letters and digits alone, in small letters. */
  static String folded(String name) {
    var letters = new StringBuilder();
    name.codePoints()
        .filter(letter -> !Cell.isUnseen(letter) && letter != '-' && letter != '_')
        .forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
