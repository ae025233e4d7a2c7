package io.mailferry.simulator.world;

import java.util.Arrays;
import java.util.Locale;

/** One of the Exchange organisations; each stands in a forest of its own. */
public enum Organisation {
  /** Where mailboxes come from. */
  SOURCE("Source", "source.example", "SRC"),
  /** Where mailboxes go to. */
  TARGET("Target", "target.example", "TGT"),
  /** Where other mailboxes come from, in worlds that have two sources. */
  LEGACY("Legacy", "legacy.example", "LEG");

  private final String label;
  private final String domain;
  private final String databasePrefix;

  Organisation(String label, String domain, String databasePrefix) {
    this.label = label;
    this.domain = domain;
    this.databasePrefix = databasePrefix;
  }

  /** The organisation of this name, in any case. */
  public static Organisation named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.label.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no organisation is called " + name));
  }

  /** Its name in Exchange, such as {@code Target}. */
  public String label() {
    return label;
  }

  /** Its DNS domain. */
  public String domain() {
    return domain;
  }

  /** The NetBIOS name of its domain. */
  public String netbiosName() {
    return label.toUpperCase(Locale.ROOT);
  }

  /** The DN of its domain. */
  public String baseDn() {
    return "DC=" + domain.replace(".", ",DC=");
  }

  /** The DN of its configuration naming context. */
  public String configurationDn() {
    return "CN=Configuration," + baseDn();
  }

  /** The DN below which its mailbox databases stand. */
  public String databasesDn() {
    return "CN=Databases," + administrativeGroupDn();
  }

  String administrativeGroupDn() {
    return "CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN="
        + label
        + ",CN=Microsoft Exchange,CN=Services,"
        + configurationDn();
  }

  /** The legacy DN below which its recipients stand. */
  public String legacyDn() {
    return "/o=" + label + "/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)";
  }

  /** What the names of its databases start with. */
  public String databasePrefix() {
    return databasePrefix;
  }
}
