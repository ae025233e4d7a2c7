package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import java.util.List;
import java.util.UUID;

/** What is searched for to find whoever goes by a name; the filters escape what they are given. */
final class NameFilters {
  private NameFilters() {}

  static Filter address(String address) {
    return Filter.createEqualityFilter(EntryReader.PROXY_ADDRESSES, "smtp:" + address);
  }

  static Filter mailbox(UUID guid) {
    return Filter.createEqualityFilter(EntryReader.MAILBOX_GUID, AdGuid.bytes(guid));
  }

  /** Each of them may find somebody. */
  static List<Filter> of(MailboxName name) {
    var text = name.text();
    return switch (name.kind()) {
      case ADDRESS_OR_PRINCIPAL_NAME -> List.of(address(text), principal(text));
      case USER_PRINCIPAL_NAME -> List.of(principal(text));
      case MAILBOX_GUID -> name.guid().stream().map(guid -> mailbox(guid.value())).toList();
      case ALIAS -> List.of(Filter.createEqualityFilter(EntryReader.ALIAS, text));
      case ACCOUNT_NAME ->
          List.of(
              Filter.createEqualityFilter(
                  EntryReader.ACCOUNT_NAME, text.substring(text.indexOf('\\') + 1)));
      case DISTINGUISHED_NAME ->
          DN.isValidDN(text)
              ? List.of(Filter.createEqualityFilter("distinguishedName", text))
              : List.of();
      case CANONICAL_NAME ->
          List.of(Filter.createEqualityFilter("name", CanonicalName.parts(text).getLast()));
    };
  }

  private static Filter principal(String text) {
    return Filter.createEqualityFilter(EntryReader.PRINCIPAL_NAME, text);
  }
}
