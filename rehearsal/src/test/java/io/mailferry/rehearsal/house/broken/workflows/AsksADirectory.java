package io.mailferry.rehearsal.house.broken.workflows;

import com.unboundid.ldap.sdk.LDAPConnection;

/** Breaks a rule of the house on purpose: a runbook opens no LDAP connection. */
public final class AsksADirectory {
  /** What must not be seen. */
  public LDAPConnection connection() {
    return new LDAPConnection();
  }
}
