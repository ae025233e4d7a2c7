package io.mailferry.operations.text;

/** Keeps text from being run as a formula by the program that opens it. */
public final class SpreadsheetText {
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

  private SpreadsheetText() {}

  /** The text, behind an apostrophe when it begins like a formula. */
  public static String safe(String text) {
    return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
