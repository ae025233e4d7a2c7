package io.mailferry.simulator.world;

import java.util.Locale;

/**
 * A domain of a forest. The root's is called like the forest; users may stand in a child of it,
 * too.
 *
 * @param organisation whose forest it is in
 * @param name its DNS name
 */
public record Domain(Organisation organisation, String name) {
  /** The domain that the forest is called after. */
  public static Domain rootOf(Organisation organisation) {
    return new Domain(organisation, organisation.domain());
  }

  /** The child of it that a forest has when it has several domains. */
  public static Domain childOf(Organisation organisation) {
    return switch (organisation) {
      case SOURCE -> new Domain(organisation, "child." + organisation.domain());
      case TARGET -> new Domain(organisation, "emea." + organisation.domain());
      case LEGACY -> new Domain(organisation, "branch." + organisation.domain());
    };
  }

  /** Whether the forest is called after it. */
  public boolean isRoot() {
    return name.equals(organisation.domain());
  }

  /** Its DN. */
  public String baseDn() {
    return "DC=" + name.replace(".", ",DC=");
  }

  /** Its NetBIOS name. */
  public String netbiosName() {
    return name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT);
  }
}
