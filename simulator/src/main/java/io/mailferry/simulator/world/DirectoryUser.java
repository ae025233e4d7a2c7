package io.mailferry.simulator.world;

import java.util.UUID;

/** The object in one forest that stands for a person with a mailbox here or elsewhere. */
public record DirectoryUser(Domain domain, String commonName, String alias, UUID objectGuid) {
  /** Whose forest it stands in. */
  public Organisation organisation() {
    return domain.organisation();
  }

  /** Its DN. */
  public String dn() {
    return "CN=" + commonName + ",OU=People," + domain.baseDn();
  }

  /** Its address, in the domain that its forest is called after. */
  public String address() {
    return alias + "@" + organisation().domain();
  }

  /** Its legacyExchangeDN. */
  public String legacyDn() {
    return organisation().legacyDn() + "/cn=Recipients/cn=" + alias;
  }
}
