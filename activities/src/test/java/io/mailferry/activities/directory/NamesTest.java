package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who goes by a name, over the wire. */
class NamesTest {
  private static final String STAFF = "OU=Staff," + TestController.ROOT;
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(7, 7));
  private static final MailboxGuid BERND = new MailboxGuid(new UUID(7, 8));

  private final TestController controller = TestController.start("dc1.target.example");
  private final LdapDirectory directory =
      new LdapDirectory(
          DirectorySettings.of(
              TestController.FOREST,
              List.of(controller.settings()),
              new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
              ClearText.ALLOWED),
          FaultTable.STANDARD,
          TestController.CLOCK);

  NamesTest() {
    controller.holds(STAFF, new Attribute("objectClass", "top", "organizationalUnit"));
    user("CN=Berg\\, Anna," + STAFF, "Berg, Anna", ANNA, "anna", "anna@login.example");
    user("CN=Vogt/Bernd," + STAFF, "Vogt/Bernd", BERND, "bernd", "bernd@login.example");
  }

  private void user(
      String dn, String name, MailboxGuid mailbox, String alias, String principalName) {
    controller.holds(
        dn,
        new Attribute("objectClass", "top", "user"),
        new Attribute("cn", name),
        new Attribute("name", name),
        new Attribute("distinguishedName", dn),
        new Attribute("mailNickname", alias),
        new Attribute("sAMAccountName", alias),
        new Attribute("userPrincipalName", principalName),
        new Attribute(
            "proxyAddresses",
            "smtp:" + alias + ".old@target.example",
            "SMTP:" + alias + "@target.example"),
        new Attribute("msExchMailboxGuid", AdGuid.bytes(mailbox.value())));
  }

  @AfterEach
  void close() {
    directory.close();
    controller.close();
  }

  private List<DirectoryEntry> named(IdentityKind kind, String text) {
    var name = new MailboxName(kind, text);
    return directory.findByName(List.of(name)).value().getOrDefault(name, List.of());
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=Berg\\, Anna,OU=Staff,DC=a,DC=example | a.example/Staff/Berg, Anna",
        "CN=Berg\\2C Anna,DC=a,DC=example | a.example/Berg, Anna",
        "CN=a/b\\\\c,OU=X/Y,DC=a,DC=b,DC=example | a.b.example/X\\/Y/a\\/b\\\\c",
        "CN=a\\\\c,DC=a,DC=example | a.example/a\\c",
      })
  void readsTheSamePathFromBothKindsOfName(String dn, String canonical) throws LDAPException {
    assertThat(CanonicalName.parts(new DN(dn))).isEqualTo(CanonicalName.parts(canonical));
  }

  @Test
  void tellsAPrincipalNameFromAnAddress() {
    assertThat(named(IdentityKind.USER_PRINCIPAL_NAME, "anna@login.example")).hasSize(1);
    assertThat(named(IdentityKind.USER_PRINCIPAL_NAME, "anna@target.example")).isEmpty();
    assertThat(named(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "anna@target.example")).hasSize(1);
    assertThat(named(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "Anna@Login.example")).hasSize(1);
  }

  @Test
  void findsAllThatHaveAnAliasWithTheirPrimaryAddresses() {
    user("CN=Other," + STAFF, "Other", new MailboxGuid(new UUID(7, 9)), "ANNA", "o@login.example");

    assertThat(named(IdentityKind.ALIAS, "anna"))
        .extracting(entry -> entry.primaryAddress().orElse(""))
        .containsExactlyInAnyOrder("anna@target.example", "ANNA@target.example");
  }

  @Test
  void takesAnAccountOfAnotherDomainForNobodyHere() {
    controller.holds(
        "CN=Config," + TestController.ROOT,
        new Attribute("objectClass", "top", "crossRef"),
        new Attribute("nCName", TestController.ROOT),
        new Attribute("nETBIOSName", "OLDNAME"));

    assertThat(named(IdentityKind.ACCOUNT_NAME, "oldname\\Anna")).hasSize(1);
    assertThat(named(IdentityKind.ACCOUNT_NAME, "target.example\\anna")).hasSize(1);
    assertThat(named(IdentityKind.ACCOUNT_NAME, "TARGET\\anna")).isEmpty();
    assertThat(named(IdentityKind.ACCOUNT_NAME, "anna")).hasSize(1);
  }

  @Test
  void doesNotGuessWhatTheDomainIsCalled() {
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> named(IdentityKind.ACCOUNT_NAME, "TARGET\\anna"))
        .withMessageContaining("sees no NetBIOS name of the domain there")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
  }

  @Test
  void believesThatNobodyHasANameOnlyWhereItIsShownSomebody() {
    controller.hidesAll(true);

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> named(IdentityKind.ALIAS, "anna"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
  }

  /** What a filter would take for more than a name, in every kind of name. */
  @ParameterizedTest
  @EnumSource
  void findsNobodyByLettersThatMeanSomethingToASearch(IdentityKind kind) {
    controller.holds(
        "CN=Config," + TestController.ROOT,
        new Attribute("objectClass", "top", "crossRef"),
        new Attribute("nCName", TestController.ROOT),
        new Attribute("nETBIOSName", "TARGET"));
    var names =
        List.of(
                "*",
                "ann*",
                "anna)(objectClass=*",
                "*)(|(cn=*",
                "\\2a",
                "TARGET\\*",
                "TARGET\\ann*",
                "target.example/Staff/*",
                "CN=*," + STAFF,
                "anna\0",
                "(",
                "")
            .stream()
            .map(text -> new MailboxName(kind, text))
            .toList();

    assertThat(directory.findByName(names).value()).isEmpty();
  }

  @Test
  void findsAnAliasThatHasSuchLetters() {
    user("CN=Star," + STAFF, "Star", new MailboxGuid(new UUID(7, 9)), "a*b", "star@login.example");

    assertThat(named(IdentityKind.ALIAS, "A*B")).hasSize(1);
  }
}
