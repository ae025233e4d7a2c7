package io.mailferry.operations.plan;

import io.mailferry.model.plan.IdentityKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line names its mailbox by.
 *
 * @param kind what it is; null for an SMTP address
 * @param text the value as the directory knows it
 */
record Identity(@Nullable IdentityKind kind, String text) {
  private static final String HEX = "[0-9a-fA-F]";
  private static final Pattern GUID =
      Pattern.compile("\\{?(" + HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12})}?");
  private static final Pattern DISTINGUISHED =
      Pattern.compile("(CN|OU)\\s*=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern CANONICAL =
      Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+/.*", Pattern.DOTALL);
  private static final Pattern ACCOUNT = Pattern.compile("[^\\\\/]+\\\\.*", Pattern.DOTALL);

  /** The address in a value. */
  static Identity ofAddress(String value) {
    return new Identity(null, AddressText.in(value));
  }

  /** The value of a column; what it is is told by the column or else by its form. */
  static Identity in(IdentityColumn column, String value) {
    var kind = column.kind() == null ? form(value) : column.kind();
    return new Identity(
        kind,
        switch (kind) {
          case MAILBOX_GUID -> guid(value);
          case ADDRESS_OR_PRINCIPAL_NAME -> AddressText.in(value);
          case USER_PRINCIPAL_NAME, ALIAS, ACCOUNT_NAME, DISTINGUISHED_NAME, CANONICAL_NAME ->
              value;
        });
  }

  /**
   * Why it cannot be told what a value of a column is, as a clause; empty when it can. A word alone
   * is somebody's alias and may be somebody else's account.
   */
  static Optional<String> unclear(IdentityColumn column, String value) {
    return column.kind() == null && !value.isEmpty() && form(value) == IdentityKind.ALIAS
        ? Optional.of("may be an alias or an account name, which may be two people")
        : Optional.empty();
  }

  private static IdentityKind form(String value) {
    if (GUID.matcher(value).matches()) {
      return IdentityKind.MAILBOX_GUID;
    }
    if (DISTINGUISHED.matcher(value).matches()) {
      return IdentityKind.DISTINGUISHED_NAME;
    }
    if (CANONICAL.matcher(value).matches()) {
      return IdentityKind.CANONICAL_NAME;
    }
    if (ACCOUNT.matcher(value).matches()) {
      return IdentityKind.ACCOUNT_NAME;
    }
    return value.indexOf('@') >= 0 ? IdentityKind.ADDRESS_OR_PRINCIPAL_NAME : IdentityKind.ALIAS;
  }

  private static String guid(String value) {
    var guid = GUID.matcher(value);
    return guid.matches() ? guid.group(1).toLowerCase(Locale.ROOT) : value;
  }

  /** The same for two that mean the same to a directory. */
  String folded() {
    return (kind == null ? "" : kind + ":") + text.toLowerCase(Locale.ROOT);
  }
}
