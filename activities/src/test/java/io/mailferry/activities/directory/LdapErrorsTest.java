package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
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
}
