package io.mailferry.simulator.directory;

import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import java.util.Set;

/** The one account that may bind. */
public final class ServiceAccount {
  /** Its sAMAccountName. */
  public static final String NAME = "svc-mailferry";

  private ServiceAccount() {}

  /** Its DN in this forest. */
  public static String dn(Organisation organisation) {
    return "CN=" + NAME + ",CN=Users," + organisation.baseDn();
  }

  /**
   * The DN under which a controller of this domain knows who has bound. In a child domain it is
   * nobody's: a DN of the root's domain is not known there.
   */
  static String boundIn(Domain domain) {
    return "CN=" + NAME + ",CN=Users," + domain.baseDn();
  }

  /** The name it logs on with, {@code DOMAIN\name}. */
  public static String logonName(Organisation organisation) {
    return organisation.netbiosName() + "\\" + NAME;
  }

  /** Whether this text names it, in any case. */
  public static boolean isCalled(Organisation organisation, String identity) {
    return NAME.equalsIgnoreCase(identity)
        || dn(organisation).equalsIgnoreCase(identity)
        || otherNames(organisation).stream().anyMatch(identity::equalsIgnoreCase);
  }

  static Set<String> otherNames(Organisation organisation) {
    return Set.of(NAME + "@" + organisation.domain(), logonName(organisation));
  }
}
