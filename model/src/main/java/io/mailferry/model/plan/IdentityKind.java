package io.mailferry.model.plan;

/**
 * What kind of identity names a mailbox in a plan, where it is no SMTP address
 * (docs/exchange/directory.md#identities).
 */
public enum IdentityKind {
  /** An SMTP address or a user principal name, of one and the same mailbox. */
  ADDRESS_OR_PRINCIPAL_NAME("address or user principal name"),
  /** The name that somebody signs in with, which looks like an address. */
  USER_PRINCIPAL_NAME("user principal name"),
  /** Exchange's own GUID of the mailbox. */
  MAILBOX_GUID("mailbox GUID"),
  /** Exchange's alias. */
  ALIAS("alias"),
  /** The account's name within its domain, with or without the domain before it. */
  ACCOUNT_NAME("account name"),
  /** {@code CN=…,DC=…}. */
  DISTINGUISHED_NAME("distinguished name"),
  /** The path of the object: {@code source.example/Staff/Anna Berg}. */
  CANONICAL_NAME("canonical name");

  private final String words;

  IdentityKind(String words) {
    this.words = words;
  }

  /** What people call it, e.g. {@code user principal name}. */
  public String words() {
    return words;
  }
}
