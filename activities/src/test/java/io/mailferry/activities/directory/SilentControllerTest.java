package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Controllers that take the connection and then hang, wherever that may be. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentControllerTest {
  private static final String DC1 = "dc1.target.example";
  private static final Timing IMPATIENT =
      new Timing(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofHours(1),
          Duration.ofMinutes(5));

  /** A handshake record of 16,000 bytes, of which nobody has seen the end. */
  private static final byte[] TLS_RECORD = {0x16, 0x03, 0x03, 0x3E, (byte) 0x80};

  /** An entry whose name has 15 million bytes. */
  private static final byte[] LDAP_MESSAGE = {
    0x30,
    (byte) 0x83,
    (byte) 0xF0,
    0,
    0, // a message
    0x02,
    0x01,
    0x01, // the answer to the first request
    0x64,
    (byte) 0x83,
    (byte) 0xEF,
    (byte) 0xF0,
    0, // an entry that was found
    0x04,
    (byte) 0x83,
    (byte) 0xEF,
    0,
    0, // its name
  };

  private final TestController well = TestController.start("dc2.target.example");

  @AfterEach
  void stop() {
    well.close();
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void isLeftForTheNextOneWhenItNeverSaysAnything(Security security) {
    try (var silent = SilentServer.start(SilentServer.MUTE);
        var directory = directory(silent.settings(DC1, security), well.settings())) {
      assertThat(directory.ping()).isEqualTo(well.name());
      assertThat(silent.taken()).isPositive();
      assertThat(directory.troubles()).singleElement().asString().startsWith(DC1 + ": ");
    }
  }

  @Test
  void isSaidToHaveTakenTheConnectionAndNotAnsweredTls() {
    try (var silent = SilentServer.start(SilentServer.MUTE);
        var directory = directory(silent.settings(DC1, Security.LDAPS))) {
      assertThatExceptionOfType(Fault.NotReached.class)
          .isThrownBy(directory::ping)
          .withMessageContaining("TLS handshake");
    }
  }

  /** Each byte comes in time, and the answer never does: no limit for a single read sees that. */
  @ParameterizedTest
  @EnumSource(Security.class)
  void isLeftForTheNextOneWhenItDripsAnAnswerThatNeverEnds(Security security) {
    var begun = security == Security.LDAPS ? TLS_RECORD : LDAP_MESSAGE;

    try (var dripping = SilentServer.start(SilentServer.dripping(begun));
        var directory = directory(dripping.settings(DC1, security), well.settings())) {
      assertThat(directory.ping()).isEqualTo(well.name());
      assertThat(directory.troubles()).singleElement().asString().startsWith(DC1 + ": ");
    }
  }

  @Test
  void keepsNobodyWaitingWhoClosesTheDirectory() {
    try (var silent = SilentServer.start(SilentServer.MUTE)) {
      var directory = directory(silent.settings(DC1, Security.LDAPS));
      assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);

      directory.close();
    }
  }

  private static LdapDirectory directory(ControllerSettings... controllers) {
    var settings =
        DirectorySettings.of(
            TestController.FOREST,
            List.of(controllers),
            new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
            ClearText.ALLOWED);
    return new LdapDirectory(settings.timed(IMPATIENT), FaultTable.STANDARD, TestController.CLOCK);
  }
}
