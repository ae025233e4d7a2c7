package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.jspecify.annotations.Nullable;

/** The account may not sign in, wherever one asks. Its message says why, and what happens next. */
final class AccountRefused extends LDAPException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String controller;

  /**
   * @param controller the one that said so first; null when no controller was asked
   */
  AccountRefused(String words, @Nullable String controller, @Nullable Throwable cause) {
    super(ResultCode.INVALID_CREDENTIALS, words, cause);
    this.controller = controller;
  }

  /** Where it was refused, for messages. */
  String where() {
    return controller == null ? "" : " at " + controller;
  }
}
