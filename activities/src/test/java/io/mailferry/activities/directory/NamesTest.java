package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who goes by a name, asked of a controller that does what a test tells it. */
class NamesTest extends NamePromises {
  private final TestController controller = TestController.start("dc1.target.example");
  private final LdapDirectory directory = reading(controller);

  NamesTest() {
    hasStaff(controller);
    controller.holds(
        "CN=Config," + TestController.ROOT,
        new Attribute("objectClass", "top", "crossRef"),
        new Attribute("nCName", TestController.ROOT),
        new Attribute("nETBIOSName", "OLDNAME"));
  }

  private static LdapDirectory reading(TestController controller) {
    return new LdapDirectory(
        DirectorySettings.of(
            TestController.FOREST,
            List.of(controller.settings()),
            new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
            ClearText.ALLOWED),
        FaultTable.STANDARD,
        TestController.CLOCK);
  }

  private static void hasStaff(TestController controller) {
    controller.holds(STAFF, new Attribute("objectClass", "top", "organizationalUnit"));
    for (var user : USERS) {
      controller.holds(
          user.dn(),
          new Attribute("objectClass", "top", "user"),
          new Attribute("cn", user.name()),
          new Attribute("name", user.name()),
          new Attribute("distinguishedName", user.dn()),
          new Attribute("mailNickname", user.alias()),
          new Attribute("sAMAccountName", user.account()),
          new Attribute("userPrincipalName", user.account() + "@login.example"),
          new Attribute(
              "proxyAddresses",
              "smtp:" + user.alias() + ".old@target.example",
              "SMTP:" + user.alias() + "@target.example"),
          new Attribute("msExchMailboxGuid", AdGuid.bytes(user.mailbox().value())));
    }
  }

  @Override
  protected LdapDirectory directory() {
    return directory;
  }

  @Override
  protected void closeDoor() {
    directory.close();
    controller.close();
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
  void doesNotGuessWhatTheDomainIsCalled() {
    try (var unnamed = TestController.start("dc1.target.example");
        var reading = reading(unnamed)) {
      hasStaff(unnamed);
      var name = new MailboxName(IdentityKind.ACCOUNT_NAME, "TARGET\\berg");

      assertThatExceptionOfType(Fault.Refused.class)
          .isThrownBy(() -> reading.findByName(List.of(name)))
          .withMessageContaining("sees no NetBIOS name of the domain there")
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
    }
  }

  @Test
  void believesThatNobodyHasANameOnlyWhereItIsShownSomebody() {
    controller.hidesAll(true);

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> named(IdentityKind.ALIAS, "berg"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
  }
}
