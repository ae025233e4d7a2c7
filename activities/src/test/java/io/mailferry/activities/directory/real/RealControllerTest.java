package io.mailferry.activities.directory.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ControllerSettings;
import io.mailferry.activities.directory.DirectoryAccount;
import io.mailferry.activities.directory.DirectorySettings;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.directory.ForestHealth.Prospect;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Bad days of a real Active Directory domain controller, over LDAPS. Needs Samba and root's rights;
 * the profile {@code real-controller} runs it.
 */
@Tag("real-controller")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ExtendWith(PracticeForests.Given.class)
class RealControllerTest {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(7, 7));
  private static final Timing IMPATIENT =
      new Timing(
          Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO, Duration.ofMinutes(5));

  private final PracticeForest forest;
  private final PracticeController real;
  private final PracticeController other;
  private volatile String password = PracticeForest.PASSWORD;

  RealControllerTest(PracticeForests forests) {
    forest = forests.target();
    real = forest.first();
    other = forest.second();
  }

  @Test
  void answers() {
    try (var directory = directory(Timing.USUAL, real.settings())) {
      assertThat(directory.ping()).isEqualTo(real.name());
      assertThat(directory.find(NOBODY, null).value()).isEmpty();
      assertThat(directory.health().prospect()).isEqualTo(Prospect.GOOD);
    }
  }

  @Test
  void isLeftForTheNextOneWhenItTakesConnectionsAndAnswersNoHandshake() throws Exception {
    try (var directory = directory(IMPATIENT, real.settings(), other.settings())) {
      real.freeze();
      try {
        assertThat(directory.ping()).isEqualTo(other.name());
        assertThat(directory.health().controllers().getFirst().trouble()).contains("TLS");
      } finally {
        real.thaw();
      }
    }
  }

  @Test
  void isAskedAgainWhenItWakes() throws Exception {
    try (var directory = directory(IMPATIENT, real.settings())) {
      assertThat(directory.ping()).isEqualTo(real.name());
      real.freeze();
      try {
        assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);
        assertThat(directory.health().prospect()).isEqualTo(Prospect.NONE);
      } finally {
        real.thaw();
      }

      assertThat(directory.ping()).isEqualTo(real.name());
      assertThat(directory.health().prospect()).isEqualTo(Prospect.GOOD);
    }
  }

  @Test
  void countsOneWrongPasswordHoweverManyLook() throws Exception {
    try (var directory = directory(IMPATIENT, real.settings())) {
      password = "of last month";

      for (var look = 0; look < 100; look++) {
        assertThatExceptionOfType(Fault.Refused.class)
            .isThrownBy(directory::ping)
            .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT"));
      }

      assertThat(real.wrongPasswords(forest.account("svc"))).isOne();
      assertThat(directory.health().prospect()).isEqualTo(Prospect.NONE);

      password = PracticeForest.PASSWORD;
      assertThat(directory.ping()).isEqualTo(real.name());
      assertThat(directory.health().prospect()).isEqualTo(Prospect.GOOD);
    }
  }

  @Test
  void isAskedAtOnceAfterARestartHoweverManyConnectionsItCut() throws Exception {
    try (var directory = directory(Timing.USUAL, real.settings(), other.settings())) {
      together(directory, 8);

      real.restart();

      assertThat(directory.find(NOBODY, null).controller()).isEqualTo(real.name());
      assertThat(together(directory, 8)).containsOnly(real.name());
      assertThat(directory.troubles()).isEmpty();
    }
  }

  private static List<String> together(LdapDirectory directory, int askers) {
    return IntStream.range(0, askers)
        .mapToObj(
            _ ->
                CompletableFuture.supplyAsync(
                    () -> directory.find(NOBODY, null).controller(), Thread::startVirtualThread))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private LdapDirectory directory(Timing timing, ControllerSettings... controllers) {
    var settings =
        DirectorySettings.of(
                forest.name(),
                List.of(controllers),
                new DirectoryAccount.Password(forest.account("svc"), () -> password.toCharArray()))
            .trusting(forest.authority())
            .timed(timing);
    return new LdapDirectory(settings, FaultTable.STANDARD, InstantSource.system());
  }
}
