package io.mailferry.rehearsal.house.broken.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/** Breaks a rule of the house on purpose: accounts are others' to make and to change. */
public final class ChangesTheDirectory {
  /** What must not be done. */
  public void change(LDAPConnection connection) throws LDAPException {
    connection.delete("CN=Anna Berg,DC=target,DC=example");
  }
}
