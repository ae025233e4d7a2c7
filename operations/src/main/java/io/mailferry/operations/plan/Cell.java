package io.mailferry.operations.plan;

import java.util.Locale;

/** One value of a file, as a person sees it. */
final class Cell {
  private Cell() {}

  /**
   * The value without what surrounds it and cannot be seen: blanks of every kind, as web pages and
   * Excel write them, and marks that have no width.
   */
  static String clean(String value) {
    var from = 0;
    var to = value.length();
    while (from < to && isUnseen(value.codePointAt(from))) {
      from += Character.charCount(value.codePointAt(from));
    }
    while (to > from && isUnseen(value.codePointBefore(to))) {
      to -= Character.charCount(value.codePointBefore(to));
    }
    return value.substring(from, to);
  }

  /** Whether a letter leaves no ink. */
  static boolean isUnseen(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT;
  }

  /**
   * Says of a letter that leaves no ink why a value cannot have it, as a clause.
   *
   * @param what what the value is, for people
   */
  static String unseen(int letter, String what) {
    return String.format(
        Locale.ROOT,
        "contains a character that cannot be seen (U+%04X); delete the %s and type it anew",
        letter,
        what);
  }

  /** Whether every letter is the same in all encodings that a file may have. */
  static boolean isPlain(String value) {
    return value.chars().allMatch(letter -> letter < 0x80);
  }
}
