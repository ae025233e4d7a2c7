package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectorySettingsTest {
  private static final DirectoryAccount ACCOUNT =
      new DirectoryAccount.Password("svc@target.example", "secret"::toCharArray);
  private static final ControllerSettings CLEAR =
      new ControllerSettings("dc1.target.example", "dc1.target.example", 389, Security.CLEAR);

  @Test
  void refusesToSendAPasswordInClearTextUnlessToldInWords() {
    assertThatThrownBy(() -> DirectorySettings.of("target.example", List.of(CLEAR), ACCOUNT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("dc1.target.example", "clear text");
    assertThatCode(
            () ->
                DirectorySettings.of("target.example", List.of(CLEAR), ACCOUNT, ClearText.ALLOWED))
        .doesNotThrowAnyException();
  }

  @Test
  void letsATicketTravelWithoutTlsBecauseItProtectsItself() {
    var ticket = new DirectoryAccount.Kerberos("svc@TARGET.EXAMPLE", null);

    assertThatCode(() -> DirectorySettings.of("target.example", List.of(CLEAR), ticket))
        .doesNotThrowAnyException();
  }

  @Test
  void wantsAtLeastOneController() {
    assertThatThrownBy(() -> DirectorySettings.of("target.example", List.of(), ACCOUNT))
        .hasMessageContaining("at least one");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatThrownBy(() -> new ControllerSettings("dc1", "dc1", 0, Security.LDAPS))
        .hasMessageContaining("port 0");
  }

  @Test
  void showsNoPassword() {
    assertThat(ACCOUNT.toString()).isEqualTo("svc@target.example");
  }
}
