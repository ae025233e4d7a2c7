package io.mailferry.starter.screen;

import io.mailferry.operations.status.Condition;

/** Colours on a terminal, and nothing elsewhere. */
public enum TextStyle {
  /** No colour. */
  PLAIN("0"),
  /** All is well. */
  GOOD("32"),
  /** Being waited out. */
  WAITING("33"),
  /** A person is needed. */
  ALARM("31;1"),
  /** Less important. */
  FAINT("2"),
  /** A heading. */
  STRONG("1");

  private final String code;

  TextStyle(String code) {
    this.code = code;
  }

  /** The colour for a mailbox that is doing so. */
  static TextStyle of(Condition condition) {
    return switch (condition) {
      case NOT_BEGUN -> FAINT;
      case RUNNING -> PLAIN;
      case WAITING -> WAITING;
      case NEEDS_ATTENTION -> ALARM;
      case ARRIVED -> GOOD;
    };
  }

  /** A text in this colour, when there is colour at all. */
  public String on(String text, boolean colour) {
    return !colour || this == PLAIN || text.isEmpty()
        ? text
        : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
