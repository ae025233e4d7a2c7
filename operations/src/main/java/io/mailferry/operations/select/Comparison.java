package io.mailferry.operations.select;

import java.util.Optional;
import java.util.stream.Stream;

/** How a condition compares. */
enum Comparison {
  EQUAL("="),
  UNEQUAL("<>"),
  AT_MOST("<="),
  AT_LEAST(">="),
  LESS("<"),
  MORE(">");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** As other languages have it; a command prompt of Windows can lose the exclamation mark. */
  private boolean isSpelled(String text, int from) {
    return this == UNEQUAL && text.startsWith("!=", from);
  }

  /** The one that a text goes on with, the longest first. */
  static Optional<Comparison> at(String text, int from) {
    return Stream.of(values())
        .filter(each -> text.startsWith(each.sign, from) || each.isSpelled(text, from))
        .max((one, other) -> Integer.compare(one.sign.length(), other.sign.length()));
  }

  /**
   * @param order less than, equal to or more than 0, as a comparator says it
   */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case AT_MOST -> order <= 0;
      case AT_LEAST -> order >= 0;
      case LESS -> order < 0;
      case MORE -> order > 0;
    };
  }
}
