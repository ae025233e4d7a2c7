package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.mailferry.model.plan.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the names that were looked for an object goes by. A controller finds more than
 * that: it takes letters with accents for those without
 * (docs/exchange/directory.md#names-are-compared).
 *
 * @param domain the names of the domain that was asked, as they stand before a backslash
 */
record NameKeys(List<String> domain) {
  private enum Sort {
    ADDRESS,
    PRINCIPAL,
    GUID,
    ALIAS,
    ACCOUNT,
    DISTINGUISHED,
    CANONICAL
  }

  /** What it must have one of. */
  static List<String> of(MailboxName name) {
    var text = name.text();
    return switch (name.kind()) {
      case ADDRESS_OR_PRINCIPAL_NAME -> List.of(key(Sort.ADDRESS, text), key(Sort.PRINCIPAL, text));
      case USER_PRINCIPAL_NAME -> List.of(key(Sort.PRINCIPAL, text));
      case MAILBOX_GUID ->
          name.guid().stream().map(guid -> key(Sort.GUID, guid.toString())).toList();
      case ALIAS -> List.of(key(Sort.ALIAS, text));
      case ACCOUNT_NAME -> List.of(key(Sort.ACCOUNT, text));
      case DISTINGUISHED_NAME -> distinguished(text);
      case CANONICAL_NAME -> List.of(canonical(CanonicalName.parts(text)));
    };
  }

  /** All that it has. */
  List<String> of(SearchResultEntry found, DirectoryEntry entry) {
    var keys = new ArrayList<String>();
    entry.addresses().forEach(address -> keys.add(key(Sort.ADDRESS, address)));
    add(keys, Sort.PRINCIPAL, found.getAttributeValue(EntryReader.PRINCIPAL_NAME));
    add(keys, Sort.ALIAS, entry.alias());
    if (entry.mailbox() != null) {
      add(keys, Sort.GUID, entry.mailbox().toString());
    }
    var account = found.getAttributeValue(EntryReader.ACCOUNT_NAME);
    if (account != null) {
      add(keys, Sort.ACCOUNT, account);
      domain.forEach(each -> add(keys, Sort.ACCOUNT, each + "\\" + account));
    }
    try {
      var dn = found.getParsedDN();
      keys.add(distinguished(dn));
      keys.add(canonical(CanonicalName.parts(dn)));
    } catch (LDAPException unreadable) {
      // It goes by its other names.
    }
    return keys;
  }

  private static void add(List<String> keys, Sort sort, @Nullable String value) {
    if (value != null) {
      keys.add(key(sort, value));
    }
  }

  private static List<String> distinguished(String text) {
    try {
      return List.of(distinguished(new DN(text)));
    } catch (LDAPException nobodysName) {
      return List.of();
    }
  }

  private static String distinguished(DN dn) {
    return key(Sort.DISTINGUISHED, dn.toNormalizedString());
  }

  private static String canonical(List<String> parts) {
    return key(Sort.CANONICAL, String.join("\n", parts));
  }

  private static String key(Sort sort, String value) {
    return sort + ":" + value.toLowerCase(Locale.ROOT);
  }

  /** Whether somebody must know what the domain is called. */
  static boolean needTheDomain(Iterable<MailboxName> names) {
    for (var name : names) {
      if (name.kind() == IdentityKind.ACCOUNT_NAME && name.text().indexOf('\\') >= 0) {
        return true;
      }
    }
    return false;
  }
}
