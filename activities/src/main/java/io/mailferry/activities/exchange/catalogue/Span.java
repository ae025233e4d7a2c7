package io.mailferry.activities.exchange.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;

/**
 * The versions that know something; there are no gaps.
 *
 * @param first the oldest
 * @param update the update of the oldest from which on, e.g. {@code CU7}; empty for all of it
 * @param last the newest
 */
public record Span(ExchangeVersion first, String update, ExchangeVersion last) {
  /**
   * @throws IllegalArgumentException when the newest is older than the oldest
   */
  public Span {
    if (last.compareTo(first) < 0) {
      throw new IllegalArgumentException("a span begins with its oldest version");
    }
  }

  static Span since(ExchangeVersion first) {
    return new Span(first, "", ExchangeVersion.SE);
  }

  static Span until(ExchangeVersion last) {
    return new Span(ExchangeVersion.V2010, "", last);
  }

  /** Whether a version is among them, if only with an update. */
  public boolean has(ExchangeVersion version) {
    return EnumSet.range(first, last).contains(version);
  }

  /**
   * What is not among them, oldest first, e.g. {@code 2010 and 2013 before CU7}; empty when nothing
   * is left out.
   */
  public String withoutInWords() {
    var words = new ArrayList<String>();
    for (var version : ExchangeVersion.values()) {
      if (!has(version)) {
        words.add(version.word());
      } else if (version == first && !update.isEmpty()) {
        words.add(version.word() + " before " + update);
      }
    }
    return Words.and(words);
  }
}
