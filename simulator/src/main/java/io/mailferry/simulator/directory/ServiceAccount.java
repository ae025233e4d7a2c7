package io.mailferry.simulator.directory;

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

  static Set<String> otherNames(Organisation organisation) {
    return Set.of(NAME + "@" + organisation.domain(), organisation.netbiosName() + "\\" + NAME);
  }
}
