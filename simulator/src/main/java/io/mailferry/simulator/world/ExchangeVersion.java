package io.mailferry.simulator.world;

/** The versions whose commands differ in what they accept; later ones compare greater. */
public enum ExchangeVersion {
  /** Exchange 2010. */
  E2010,
  /** Exchange 2013. */
  E2013,
  /** Exchange 2016. */
  E2016,
  /** Exchange 2019. */
  E2019,
  /** Exchange Server Subscription Edition. */
  SE;

  /** Whether this version is that one or a later one. */
  public boolean isAtLeast(ExchangeVersion other) {
    return compareTo(other) >= 0;
  }
}
