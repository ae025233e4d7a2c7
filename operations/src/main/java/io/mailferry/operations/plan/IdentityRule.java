package io.mailferry.operations.plan;

import io.mailferry.model.plan.IdentityKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names of each kind must look like, so that no slip of the pen is searched for
 * (docs/exchange/directory.md#identities).
 */
final class IdentityRule {
  private static final String ALIAS_LETTER = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00A1-\u00FF-]";
  private static final Pattern ALIAS =
      Pattern.compile(ALIAS_LETTER + "+(\\." + ALIAS_LETTER + "+)*");
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String ZEROS = "00000000-0000-0000-0000-000000000000";
  private static final int LONGEST_ALIAS = 64;
  private static final Pattern PRINCIPAL = Pattern.compile(".+@[^@]+");

  /** Of its letters those with a meaning stand behind a backslash, as the directory shows them. */
  private static final String PART = "[A-Z][A-Z0-9-]*+ *+=(?:[^,\\\\\"+;<>]|\\\\.)++";

  private static final Pattern DISTINGUISHED =
      Pattern.compile(
          "(?!DC *=)" + PART + "(?:, *+" + PART + ")*, *+DC *+= *+[A-Z0-9-]+",
          Pattern.CASE_INSENSITIVE);
  private static final String NOT_IN_ACCOUNTS = "\"/[]:;|=,+*?<>";
  private static final int LONGEST_ACCOUNT = 20;
  private static final String NOT_IN_PRINCIPALS = "\"*\\()<>;:,[] ";
  private static final int LONGEST = 1024;

  private IdentityRule() {}

  /**
   * Why a name is not taken for one of its kind; empty when it is.
   *
   * @param column where it stands
   */
  static Optional<String> against(String column, IdentityKind kind, String text) {
    if (text.isEmpty()) {
      return Optional.of(column + " is blank; name the mailbox, or delete the line");
    }
    if (kind == IdentityKind.ADDRESS_OR_PRINCIPAL_NAME) {
      return AddressRule.against(text);
    }
    var why = letters(text).or(() -> form(kind, text));
    return why.map(reason -> Printable.of(text) + " " + reason);
  }

  private static Optional<String> letters(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("is longer than any name of a mailbox");
    }
    return text.codePoints()
        .filter(
            letter ->
                Character.getType(letter) == Character.FORMAT
                    || Character.isISOControl(letter)
                    || !Character.isDefined(letter))
        .mapToObj(letter -> Cell.unseen(letter, "name"))
        .findFirst();
  }

  private static Optional<String> form(IdentityKind kind, String text) {
    return switch (kind) {
      case ADDRESS_OR_PRINCIPAL_NAME -> Optional.empty();
      case USER_PRINCIPAL_NAME -> principal(text);
      case MAILBOX_GUID -> guid(text);
      case ALIAS -> alias(text);
      case ACCOUNT_NAME -> account(text);
      case DISTINGUISHED_NAME -> distinguished(text);
      case CANONICAL_NAME -> canonical(text);
    };
  }

  private static Optional<String> principal(String text) {
    return unless(
        PRINCIPAL.matcher(text).matches() && hasNoneOf(NOT_IN_PRINCIPALS, text),
        "is not a user principal name like name@domain.example");
  }

  private static Optional<String> guid(String text) {
    return GUID.matcher(text).matches()
        ? unless(!text.equals(ZEROS), "is all zeros, which is nobody's mailbox GUID")
        : Optional.of("is not a GUID like 3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  }

  private static Optional<String> alias(String text) {
    if (text.regionMatches(true, 0, "/o=", 0, 3)) {
      return Optional.of(
          "is Exchange's old name of a mailbox (LegacyExchangeDN), which is not looked for");
    }
    return unless(
        ALIAS.matcher(text).matches() && text.length() <= LONGEST_ALIAS,
        "cannot be an alias, which has up to " + LONGEST_ALIAS + " letters and no blanks");
  }

  private static Optional<String> account(String text) {
    var account = text.substring(text.indexOf('\\') + 1);
    return unless(
        !text.startsWith("\\")
            && !account.isBlank()
            && account.length() <= LONGEST_ACCOUNT
            && account.indexOf('\\') < 0
            && !account.endsWith(".")
            && hasNoneOf(NOT_IN_ACCOUNTS, text),
        "is not an account name like anna or DOMAIN\\anna, with at most "
            + LONGEST_ACCOUNT
            + " letters after the domain");
  }

  private static Optional<String> distinguished(String text) {
    return unless(
        DISTINGUISHED.matcher(text).matches(),
        "is not a distinguished name like CN=Anna Berg,OU=Staff,DC=source,DC=example");
  }

  private static Optional<String> canonical(String text) {
    return unless(
        !text.endsWith("/") && !text.contains("//"),
        "is not a canonical name like source.example/Staff/Anna Berg");
  }

  private static boolean hasNoneOf(String letters, String text) {
    return text.chars().noneMatch(letter -> letters.indexOf(letter) >= 0);
  }

  private static Optional<String> unless(boolean good, String reason) {
    return good ? Optional.empty() : Optional.of(reason);
  }
}
