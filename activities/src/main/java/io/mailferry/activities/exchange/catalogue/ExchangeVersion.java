package io.mailferry.activities.exchange.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** The versions of Exchange Server that have move requests, oldest first. */
public enum ExchangeVersion {
  /** Exchange Server 2010. */
  V2010("2010"),
  /** Exchange Server 2013. */
  V2013("2013"),
  /** Exchange Server 2016. */
  V2016("2016"),
  /** Exchange Server 2019. */
  V2019("2019"),
  /** Exchange Server Subscription Edition. */
  SE("SE");

  private final String word;

  ExchangeVersion(String word) {
    this.word = word;
  }

  /** The version of that {@link #word}, without regard to case; empty when there is none. */
  public static Optional<ExchangeVersion> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(word)).findFirst();
  }

  /** The version as people write it, e.g. {@code 2016}. */
  public String word() {
    return word;
  }
}
