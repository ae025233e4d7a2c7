package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.mailferry.activities.fault.redact.Redaction;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
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

  private static final String WRONG_PASSWORD = "52e";
  private static final String WRONG_KEY = "24";

  /** RFC 4120, 7.5.9, as Java puts them at the end of its message. */
  private static final Map<String, String> KERBEROS =
      Map.of(
          "6",
          "no such account (Kerberos 6)",
          "18",
          "it is locked, disabled or has expired (Kerberos 18)",
          "23",
          "its password has expired (Kerberos 23)",
          WRONG_KEY,
          "wrong password or key (Kerberos 24)");

  private static final Pattern KERBEROS_NUMBER = Pattern.compile("\\((6|18|23|24)\\)");

  private LdapErrors() {}

  /** Why the account was refused; null when this is not about the account. */
  static @Nullable String accountRefused(LDAPException failed) {
    if (!failed.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
      var kerberos = ofKerberos(failed);
      return kerberos == null ? null : KERBEROS.get(kerberos);
    }
    var code = data(failed);
    return code == null
        ? "wrong password or name"
        : ACCOUNT.getOrDefault(code, "for another reason") + " (data " + code + ")";
  }

  /** Whether such a refusal counts towards a lock, as a wrong password does. */
  static boolean mayLock(LDAPException failed) {
    var code = data(failed);
    var kerberos = ofKerberos(failed);
    return kerberos == null
        ? code == null || !ACCOUNT.containsKey(code) || code.equals(WRONG_PASSWORD)
        : kerberos.equals(WRONG_KEY);
  }

  private static @Nullable String data(LDAPException failed) {
    var data = DATA.matcher(message(failed));
    return data.find() ? data.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** The number with which the key distribution centre refused, if one did. */
  private static @Nullable String ofKerberos(LDAPException failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      var number = KERBEROS_NUMBER.matcher(String.valueOf(cause.getMessage()));
      if (cause instanceof LoginException && number.find()) {
        return number.group(1);
      }
    }
    return null;
  }

  static boolean protectionDemanded(LDAPException failed) {
    return failed.getResultCode().equals(ResultCode.STRONG_AUTH_REQUIRED)
        || failed.getResultCode().equals(ResultCode.CONFIDENTIALITY_REQUIRED);
  }

  static boolean forbidden(LDAPException failed) {
    return failed.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
  }

  /** The cause in a few words, without anybody's name. */
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
    var discreet = Redaction.of(words);
    return discreet.length() <= LONG_ENOUGH ? discreet : discreet.substring(0, LONG_ENOUGH) + "…";
  }

  private static String message(LDAPException failed) {
    var message = failed.getMessage();
    return message == null ? failed.getResultCode().getName() : message;
  }
}
