package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/** Somebody else's attempt kept the account waiting; that says nothing about the controller. */
final class NotAsked extends LDAPException {
  private static final long serialVersionUID = 1L;

  NotAsked() {
    super(ResultCode.TIMEOUT, "it was not asked, because another one keeps the account waiting");
  }
}
