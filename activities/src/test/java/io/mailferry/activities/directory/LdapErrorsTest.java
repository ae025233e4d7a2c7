package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdapErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "52e, wrong password or name (data 52e)",
    "775, it is locked (data 775)",
    "533, it is disabled (data 533)",
    "532, its password has expired (data 532)",
    "701, it has expired (data 701)",
    "999, for another reason (data 999)"
  })
  void readsWhyActiveDirectoryRefusesAnAccount(String data, String words) {
    var refused =
        new LDAPException(
            ResultCode.INVALID_CREDENTIALS,
            "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data "
                + data
                + ", v4563");

    assertThat(LdapErrors.accountRefused(refused)).isEqualTo(words);
  }

  @Test
  void takesNothingElseForARefusedAccount() {
    assertThat(LdapErrors.accountRefused(new LDAPException(ResultCode.SERVER_DOWN, "data 52e")))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"52e, true", "999, true", "775, false", "533, false", "532, false", "525, false"})
  void knowsWhichRefusalCountsTowardsALock(String data, boolean counts) {
    var refused = new LDAPException(ResultCode.INVALID_CREDENTIALS, "error, data " + data + ", v1");

    assertThat(LdapErrors.mayLock(refused)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({
    "Pre-authentication information was invalid (24), wrong password or key (Kerberos 24), true",
    "Clients credentials have been revoked (18), 'it is locked, disabled or has expired (Kerberos"
        + " 18)', false",
    "Client not found in Kerberos database (6), no such account (Kerberos 6), false",
    "Password has expired (23), its password has expired (Kerberos 23), false"
  })
  void takesWhatKerberosRefusesForARefusedAccount(String said, String words, boolean counts) {
    var refused =
        new LDAPException(ResultCode.LOCAL_ERROR, "no login context", new LoginException(said));

    assertThat(LdapErrors.accountRefused(refused)).isEqualTo(words);
    assertThat(LdapErrors.mayLock(refused)).isEqualTo(counts);
  }

  @Test
  void takesAKerberosThatIsAwayForNothingElse() {
    var away =
        new LDAPException(
            ResultCode.LOCAL_ERROR, "no login context", new LoginException("timed out (110)"));

    assertThat(LdapErrors.accountRefused(away)).isNull();
  }

  @Test
  void namesNobodyWhomAControllerNames() {
    var missing =
        new LDAPException(
            ResultCode.NO_SUCH_OBJECT,
            "0000208D: NameErr: DSID-03100241, problem 2001 (NO_OBJECT), data 0, best match of:"
                + " 'CN=Anna Berg,OU=People,DC=corp'");

    assertThat(LdapErrors.of(missing)).doesNotContain("Anna").contains("NO_OBJECT");
  }
}
