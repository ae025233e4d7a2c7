package io.mailferry.operations.plan;

import io.mailferry.model.plan.IdentityKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom an exclusion may mean. It is judged as strictly as a row, because one that is not understood
 * keeps nobody from moving; and it is compared in every spelling that a directory takes for the
 * same, because whoever writes it does not see how the table does.
 */
final class ExcludedName {
  /** A letter behind a backslash, and what may have blanks around it in a distinguished name. */
  private static final Pattern APART = Pattern.compile("\\\\.| *([,=]) *", Pattern.DOTALL);

  /** Stands before an account of whatever domain. */
  private static final String OF_ANY_DOMAIN = "*";

  private final String text;
  private final List<Identity> readings;
  private final Optional<String> unclear;

  /**
   * @param mailbox the name as it is written
   * @param column the column that names the mailboxes of its table; empty for addresses
   */
  ExcludedName(String mailbox, Optional<IdentityColumn> column) {
    this.text = Cell.clean(mailbox);
    var ofTheTable = column.filter(each -> each.kind() != null);
    this.readings =
        Stream.concat(
                ofTheTable.map(each -> Identity.in(each, text)).stream(),
                Stream.of(
                    text.indexOf('@') >= 0
                        ? Identity.ofAddress(text)
                        : Identity.in(IdentityColumn.MAILBOX, text)))
            .toList();
    this.unclear =
        ofTheTable.isPresent() || text.indexOf('@') >= 0
            ? Optional.empty()
            : Identity.unclear(IdentityColumn.MAILBOX, text);
  }

  /** Why it means nobody, as a sentence; empty when it is good in any reading. */
  Optional<String> problem() {
    var against = readings.stream().map(ExcludedName::against).toList();
    return against.stream().anyMatch(Optional::isEmpty)
        ? unclear.map(
            why ->
                Printable.of(text)
                    + " "
                    + why
                    + "; write the mailbox's address, its GUID, or DOMAIN\\name")
        : against.getLast();
  }

  /** Whether it is an address, for the code of a problem. */
  boolean isAddress() {
    return readings.getLast().kind() == null;
  }

  private static Optional<String> against(Identity whom) {
    return whom.kind() == null
        ? AddressRule.against(whom.text())
        : IdentityRule.against("mailbox", whom.kind(), whom.text());
  }

  /** The names of which a row has one. */
  Set<String> names() {
    var names = new HashSet<String>();
    for (var whom : readings) {
      names.addAll(spellings(whom));
      if (whom.kind() == IdentityKind.ACCOUNT_NAME) {
        names.add(account(whom));
        if (whom.text().indexOf('\\') < 0) {
          names.add(OF_ANY_DOMAIN + account(whom));
        }
      }
    }
    return names;
  }

  /** The names that a row has. */
  static Set<String> namesOf(Identity row) {
    var names = spellings(row);
    if (row.kind() == IdentityKind.ACCOUNT_NAME) {
      names.add(row.text().indexOf('\\') < 0 ? account(row) : OF_ANY_DOMAIN + account(row));
    }
    return names;
  }

  private static Set<String> spellings(Identity whom) {
    var spellings = new HashSet<String>();
    spellings.add(folded(whom.text()));
    if (whom.text().indexOf('@') >= 0) {
      spellings.add(folded(AddressText.in(whom.text())));
    }
    if (whom.kind() == IdentityKind.DISTINGUISHED_NAME) {
      spellings.add(
          folded(
              APART
                  .matcher(whom.text())
                  .replaceAll(
                      found ->
                          Matcher.quoteReplacement(
                              found.group(1) == null ? found.group() : found.group(1)))));
    }
    return spellings;
  }

  /** What stands behind the domain, as one of no domain. */
  private static String account(Identity whom) {
    return folded("\\" + whom.text().substring(whom.text().indexOf('\\') + 1));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
