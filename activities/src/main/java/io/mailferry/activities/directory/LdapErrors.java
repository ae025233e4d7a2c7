package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a failed LDAP operation means (docs/exchange/directory.md#result-codes). */
final class LdapErrors {
  private static final Pattern DATA = Pattern.compile("data ([0-9a-fA-F]+)");
  private static final int LONG_ENOUGH = 240;
  private static final Map<String, String> ACCOUNT =
      Map.of(
          "525", "no such account",
          "52e", "wrong password or name",
          "530", "not allowed to sign in at this hour",
          "531", "not allowed to sign in from this machine",
          "532", "its password has expired",
          "533", "it is disabled",
          "701", "it has expired",
          "773", "its password must be changed first",
          "775", "it is locked");

  private LdapErrors() {}

  /** Why the account was refused; null when this is not about the account. */
  static @Nullable String accountRefused(LDAPException failed) {
    if (!failed.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
      return null;
    }
    var data = DATA.matcher(message(failed));
    if (!data.find()) {
      return "wrong password or name";
    }
    var code = data.group(1).toLowerCase(java.util.Locale.ROOT);
    return ACCOUNT.getOrDefault(code, "for another reason") + " (data " + code + ")";
  }

  static boolean protectionDemanded(LDAPException failed) {
    return failed.getResultCode().equals(ResultCode.STRONG_AUTH_REQUIRED)
        || failed.getResultCode().equals(ResultCode.CONFIDENTIALITY_REQUIRED);
  }

  static boolean forbidden(LDAPException failed) {
    return failed.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
  }

  /** The cause in a few words. */
  static String of(LDAPException failed) {
    var deepest = failed.getCause();
    while (deepest != null && deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    var words =
        deepest == null || deepest.getMessage() == null
            ? message(failed)
            : deepest instanceof LDAPException
                ? deepest.getMessage()
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    return words.length() <= LONG_ENOUGH ? words : words.substring(0, LONG_ENOUGH) + "…";
  }

  private static String message(LDAPException failed) {
    var message = failed.getMessage();
    return message == null ? failed.getResultCode().getName() : message;
  }
}
