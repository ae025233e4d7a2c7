package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Modification;
import java.util.List;

/** A write on its way through the forest; the higher version wins. */
record Change(String dn, List<Modification> modifications, long version) {
  Change {
    modifications = List.copyOf(modifications);
  }
}
