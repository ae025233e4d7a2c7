package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who goes by a name, over the wire, whoever's controllers answer: one that does what a test tells
 * it, and real ones ({@code RealNamesTest}). The domain's NetBIOS name is none that could be
 * guessed.
 */
public abstract class NamePromises {
  /** Where these people stand. */
  protected static final String STAFF = "OU=Staff,DC=target,DC=example";

  /** {@code CN=Berg\, Anna}. */
  protected static final MailboxGuid ANNA = new MailboxGuid(new UUID(8, 7));

  /** {@code CN=Vogt/Bernd}. */
  protected static final MailboxGuid BERND = new MailboxGuid(new UUID(8, 8));

  /**
   * Everybody of the staff.
   *
   * @param name the name of the object, unescaped
   * @param mailbox whose
   * @param alias also what is before the @ of both addresses, the primary one and {@code ….old}
   * @param account the account's name, which is before the @ of the principal name
   */
  public record User(String name, MailboxGuid mailbox, String alias, String account) {
    /** Its distinguished name. */
    public String dn() {
      return "CN=" + name.replace(",", "\\,") + "," + STAFF;
    }
  }

  /** Those who stand there behind each door. */
  protected static final List<User> USERS =
      List.of(
          new User("Berg, Anna", ANNA, "berg", "berg"),
          new User("Vogt/Bernd", BERND, "vogt", "vogt"),
          new User("One", new MailboxGuid(new UUID(8, 9)), "twin", "one"),
          new User("Other", new MailboxGuid(new UUID(8, 10)), "TWIN", "other"),
          new User("Star", new MailboxGuid(new UUID(8, 11)), "a*b", "star"));

  /** The directory of target.example, whose NetBIOS name is OLDNAME. */
  protected abstract LdapDirectory directory();

  /** Ends what was opened for a test. */
  protected abstract void closeDoor();

  @AfterEach
  void close() {
    closeDoor();
  }

  /** Those that go by a name. */
  protected final List<DirectoryEntry> named(IdentityKind kind, String text) {
    var name = new MailboxName(kind, text);
    return directory().findByName(List.of(name)).value().getOrDefault(name, List.of());
  }

  @Test
  void findsAMailboxByAPathWithEscapedLetters() {
    assertThat(named(IdentityKind.CANONICAL_NAME, "target.example/Staff/Berg, Anna"))
        .extracting(DirectoryEntry::mailbox)
        .containsExactly(ANNA);
    assertThat(named(IdentityKind.CANONICAL_NAME, "Target.Example/staff/vogt\\/bernd"))
        .extracting(DirectoryEntry::mailbox)
        .containsExactly(BERND);
    assertThat(named(IdentityKind.CANONICAL_NAME, "target.example/Sales/Berg, Anna")).isEmpty();
    assertThat(named(IdentityKind.CANONICAL_NAME, "source.example/Staff/Berg, Anna")).isEmpty();
    assertThat(named(IdentityKind.DISTINGUISHED_NAME, "CN=Berg\\, Anna," + STAFF)).hasSize(1);
  }

  @Test
  void tellsAPrincipalNameFromAnAddress() {
    assertThat(named(IdentityKind.USER_PRINCIPAL_NAME, "berg@login.example")).hasSize(1);
    assertThat(named(IdentityKind.USER_PRINCIPAL_NAME, "berg@target.example")).isEmpty();
    assertThat(named(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "berg@target.example")).hasSize(1);
    assertThat(named(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "Berg@Login.example")).hasSize(1);
  }

  @Test
  void findsAllThatHaveAnAliasWithTheirPrimaryAddresses() {
    assertThat(named(IdentityKind.ALIAS, "twin"))
        .extracting(entry -> entry.primaryAddress().orElse(""))
        .containsExactlyInAnyOrder("twin@target.example", "TWIN@target.example");
  }

  @Test
  void takesAnAccountOfAnotherDomainForNobodyHere() {
    assertThat(named(IdentityKind.ACCOUNT_NAME, "oldname\\Berg")).hasSize(1);
    assertThat(named(IdentityKind.ACCOUNT_NAME, "target.example\\berg")).hasSize(1);
    assertThat(named(IdentityKind.ACCOUNT_NAME, "TARGET\\berg")).isEmpty();
    assertThat(named(IdentityKind.ACCOUNT_NAME, "berg")).hasSize(1);
  }

  /** What a filter would take for more than a name, in every kind of name. */
  @ParameterizedTest
  @EnumSource
  void findsNobodyByLettersThatMeanSomethingToASearch(IdentityKind kind) {
    var names =
        Stream.of(
                "*",
                "ber*",
                "berg)(objectClass=*",
                "*)(|(cn=*",
                "\\2a",
                "OLDNAME\\*",
                "OLDNAME\\ber*",
                "target.example/Staff/*",
                "CN=*," + STAFF,
                "berg\0",
                "(",
                "")
            .map(text -> new MailboxName(kind, text))
            .toList();

    assertThat(directory().findByName(names).value()).isEmpty();
  }

  @Test
  void findsAnAliasThatHasSuchLetters() {
    assertThat(named(IdentityKind.ALIAS, "A*B")).hasSize(1);
  }
}
