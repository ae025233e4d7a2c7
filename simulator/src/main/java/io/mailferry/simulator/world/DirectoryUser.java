package io.mailferry.simulator.world;

import java.util.UUID;

/** The object in one forest that stands for a person with a mailbox here or elsewhere. */
public record DirectoryUser(
    Organisation organisation, String commonName, String alias, UUID objectGuid) {

  /** Its DN. */
  public String dn() {
    return "CN=" + commonName + ",OU=People," + organisation.baseDn();
  }

  /** Its address in its own forest's domain. */
  public String address() {
    return alias + "@" + organisation.domain();
  }

  /** Its legacyExchangeDN. */
  public String legacyDn() {
    return organisation.legacyDn() + "/cn=Recipients/cn=" + alias;
  }
}
