package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.SilentController;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every answer tells which controllers may know more and cannot be asked. */
@Timeout(60)
class SilentBesidesTest {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(7, 7));
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Timing RESTLESS =
      new Timing(
          Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5));

  private final TestController first = TestController.start("dc1.target.example");
  private final TestController second = TestController.start("dc2.target.example");
  private Instant now = START;

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void tellsOfNobodyWhenAllAnswer() {
    try (var directory = directory(Timing.USUAL)) {
      assertThat(directory.find(NOBODY, first.name()).silent()).isEmpty();
      assertThat(directory.find(NOBODY, second.name()).silent()).isEmpty();
    }
  }

  @Test
  void tellsOfTheOneThatAnswersNoMoreAndSinceWhen() {
    try (var directory = directory(RESTLESS)) {
      directory.find(NOBODY, first.name());
      first.stop();
      directory.find(NOBODY, first.name());

      now = START.plusSeconds(200);
      var later = directory.find(NOBODY, first.name());

      assertThat(later.controller()).isEqualTo(second.name());
      assertThat(later.silent()).containsExactly(new SilentController(first.name(), START));
    }
  }

  @Test
  void tellsNothingOfOneThatNeverAnswered() {
    try (var directory = directory(RESTLESS)) {
      first.stop();

      assertThat(directory.find(NOBODY, first.name()).silent()).isEmpty();
      assertThat(directory.find(NOBODY, first.name()).silent()).isEmpty();
    }
  }

  @Test
  void findsOutAboutOneThatNobodyNeedsAndThatItIsBack() {
    try (var directory = directory(RESTLESS)) {
      // given
      directory.find(NOBODY, second.name());

      // when
      second.stop();

      // then
      awaitSilent(directory, List.of(new SilentController(second.name(), START)));
      second.restart();
      awaitSilent(directory, List.of());
    }
  }

  @Test
  void signsInNowhereForThat() {
    try (var directory = directory(RESTLESS)) {
      directory.find(NOBODY, second.name());
      second.stop();
      awaitSilent(directory, List.of(new SilentController(second.name(), START)));
      second.restart();
      var before = second.binds();

      awaitSilent(directory, List.of());

      assertThat(second.binds()).isEqualTo(before);
    }
  }

  private void awaitSilent(LdapDirectory directory, List<SilentController> silent) {
    while (!directory.find(NOBODY, first.name()).silent().equals(silent)) {
      Thread.onSpinWait();
    }
  }

  private LdapDirectory directory(Timing timing) {
    return new LdapDirectory(
        DirectorySettings.of(
                TestController.FOREST,
                List.of(first.settings(), second.settings()),
                new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
                ClearText.ALLOWED)
            .timed(timing),
        FaultTable.STANDARD,
        (InstantSource) () -> now);
  }
}
