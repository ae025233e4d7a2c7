package io.mailferry.activities.directory;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.IdentityKind;
import java.util.Collection;
import java.util.Optional;

/**
 * What a mailbox is called where it is no address (docs/exchange/directory.md#identities).
 *
 * @param kind of which kind
 * @param text the name, as people or programs write it
 */
public record MailboxName(IdentityKind kind, String text) {
  /** The mailbox GUID that it is; empty where it is none. */
  public Optional<MailboxGuid> guid() {
    if (kind != IdentityKind.MAILBOX_GUID) {
      return Optional.empty();
    }
    try {
      return Optional.of(MailboxGuid.of(text));
    } catch (IllegalArgumentException nobodysGuid) {
      return Optional.empty();
    }
  }

  /**
   * Whether those that were found are all that there can be in the forest, whoever else was not
   * asked: names of some kinds are nobody else's, others may be had in each domain.
   */
  boolean isSettledBy(Collection<DirectoryEntry> found) {
    return switch (kind) {
      case MAILBOX_GUID, DISTINGUISHED_NAME, CANONICAL_NAME -> !found.isEmpty();
      case ACCOUNT_NAME -> !found.isEmpty() && text.indexOf('\\') >= 0;
      // Directories of some age let two have one.
      case ALIAS, USER_PRINCIPAL_NAME, ADDRESS_OR_PRINCIPAL_NAME -> false;
    };
  }
}
