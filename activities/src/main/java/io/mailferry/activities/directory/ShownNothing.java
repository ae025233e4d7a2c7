package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.jspecify.annotations.Nullable;

/**
 * The account signed in and is shown nothing where there is always something, so that nothing
 * follows from what it does not see (docs/exchange/directory.md#shown-nothing).
 */
final class ShownNothing extends LDAPException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what there is always some of, e.g. {@code mailbox database}
   */
  ShownNothing(String what, @Nullable Throwable cause) {
    super(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "sees no " + what + " there", cause);
  }
}
