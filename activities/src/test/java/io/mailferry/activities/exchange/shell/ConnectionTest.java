package io.mailferry.activities.exchange.shell;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  @ParameterizedTest
  @ValueSource(strings = {"http", "HTTP"})
  void sendsNoPasswordUnencrypted(String scheme) {
    assertThatThrownBy(() -> to(scheme + "://exch1/PowerShell/", Connection.Authentication.BASIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unencrypted")
        .hasMessageContaining("use https or kerberos");
  }

  @Test
  void letsATicketTravelOverHttpBecauseItProtectsItself() {
    assertThatNoException()
        .isThrownBy(() -> to("http://exch1/PowerShell/", Connection.Authentication.KERBEROS));
  }

  private static Connection to(String endpoint, Connection.Authentication authentication) {
    return new Connection.Remote(
        URI.create(endpoint), authentication, new CredentialReference("vault:exchange"));
  }
}
