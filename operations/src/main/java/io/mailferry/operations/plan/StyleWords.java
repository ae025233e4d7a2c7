package io.mailferry.operations.plan;

import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.text.Typed;
import java.util.Arrays;
import java.util.Locale;

/** What people call the ways in which Exchange is kept from switching too early. */
public final class StyleWords {
  private StyleWords() {}

  /** The word for a style. */
  public static String of(CutoverStyle style) {
    return switch (style) {
      case COMPLETE_AFTER -> "complete-after";
      case HELD_BY_EXCHANGE -> "exchange";
      case SUSPEND_WHEN_READY -> "suspend";
    };
  }

  /**
   * The style of a word.
   *
   * @throws IllegalArgumentException whose message says which words there are
   */
  public static CutoverStyle read(String word) {
    var folded = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(CutoverStyle.values())
        .filter(style -> of(style).equals(folded))
        .findFirst()
        .orElseThrow(
            () ->
                Typed.noneOf(
                    word,
                    Arrays.stream(CutoverStyle.values()).map(StyleWords::of).sorted().toList()));
  }
}
