package io.mailferry.simulator.world;

/** The versions whose commands differ in what they accept; later ones compare greater. */
public enum ExchangeVersion {
  /** Exchange 2010. */
  E2010("Version 14.3 (Build 123.4)"),
  /** Exchange 2013. */
  E2013("Version 15.0 (Build 1497.2)"),
  /** Exchange 2016. */
  E2016("Version 15.1 (Build 2507.6)"),
  /** Exchange 2019. */
  E2019("Version 15.2 (Build 1118.7)"),
  /** Exchange Server Subscription Edition. */
  SE("Version 15.2 (Build 2562.17)");

  private final String build;

  ExchangeVersion(String build) {
    this.build = build;
  }

  /** As servers of this version call themselves, of one of their builds. */
  public String build() {
    return build;
  }

  /** Whether this version is that one or a later one. */
  public boolean isAtLeast(ExchangeVersion other) {
    return compareTo(other) >= 0;
  }
}
