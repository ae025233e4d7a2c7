package io.mailferry.operations.plan;

import io.mailferry.model.plan.IdentityKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that name mailboxes where a file has none of addresses, the surest first, as
 * Exchange, its exports and people call them.
 */
enum IdentityColumn {
  EXCHANGE_GUID(IdentityKind.MAILBOX_GUID, "ExchangeGuid", "MailboxGuid"),
  USER_PRINCIPAL_NAME(IdentityKind.USER_PRINCIPAL_NAME, "UserPrincipalName", "UPN"),
  DISTINGUISHED_NAME(IdentityKind.DISTINGUISHED_NAME, "DistinguishedName", null),
  SAM_ACCOUNT_NAME(IdentityKind.ACCOUNT_NAME, "SamAccountName", null),
  ALIAS(IdentityKind.ALIAS, "Alias", null),
  IDENTITY(null, "Identity", null),
  MAILBOX(null, "Mailbox", null),
  USER(null, "User", null);

  private final @Nullable IdentityKind kind;
  private final String name;
  private final @Nullable String otherName;

  IdentityColumn(@Nullable IdentityKind kind, String name, @Nullable String otherName) {
    this.kind = kind;
    this.name = name;
    this.otherName = otherName;
  }

  /** What its values are; null where each of them shows it by its form. */
  @Nullable IdentityKind kind() {
    return kind;
  }

  /** All of its names, the usual one first. */
  List<String> names() {
    return otherName == null ? List.of(name) : List.of(name, otherName);
  }

  /** How its values are read, for people. */
  String words() {
    return kind == null
        ? "each value is taken for what it looks like: an address or user principal name, a mailbox"
            + " GUID, DOMAIN\\account, a distinguished or a canonical name"
        : "its values are taken for "
            + (kind == IdentityKind.ALIAS ? "aliases" : kind.words() + "s");
  }

  static Optional<IdentityColumn> named(String header) {
    return Arrays.stream(values())
        .filter(column -> column.names().stream().anyMatch(each -> ColumnName.isSame(each, header)))
        .findFirst();
  }

  /** The column in which names of these kinds are read again as what they are. */
  static IdentityColumn of(List<IdentityKind> kinds) {
    return Arrays.stream(values())
        .filter(column -> kinds.stream().allMatch(each -> each == column.kind))
        .findFirst()
        .orElse(IDENTITY);
  }

  /** Their usual names, for a sentence. */
  static String all() {
    return Arrays.stream(values()).map(column -> column.name).collect(Collectors.joining(", "));
  }
}
