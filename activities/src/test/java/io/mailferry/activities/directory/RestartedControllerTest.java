package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that were kept since before a restart say nothing about the controller of now. */
class RestartedControllerTest {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(7, 7));
  private static final Timing SOON_SILENT =
      new Timing(
          Duration.ofSeconds(5),
          Duration.ofMillis(300),
          Duration.ofHours(1),
          Duration.ofMinutes(5));

  private final TestController first = TestController.start("dc1.target.example");
  private final TestController second = TestController.start("dc2.target.example");

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void isAskedAtOnceHoweverManyConnectionsTheRestartCut() {
    try (var directory = directory(Timing.USUAL, first.settings(), second.settings())) {
      // given
      keepsConnections(directory, 4);

      // when
      first.restart();

      // then
      assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());
      assertThat(directory.troubles()).isEmpty();
    }
  }

  @Test
  void isAskedAtOnceByAllWhoKeptAConnection() {
    try (var directory = directory(Timing.USUAL, first.settings(), second.settings())) {
      // given
      keepsConnections(directory, 4);

      // when
      first.restart();

      // then
      first.answersTogether(4);
      assertThat(together(directory, 4)).containsOnly(first.name());
      assertThat(directory.troubles()).isEmpty();
    }
  }

  @Test
  void isNotTakenForAwayBecauseAFirewallForgotAConnection() {
    try (var wire = Wire.to(first);
        var directory = directory(SOON_SILENT, wire.settings(first.name()), second.settings())) {
      // given
      assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());

      // when
      wire.killsSilently();

      // then
      assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());
      assertThat(directory.troubles()).isEmpty();
    }
  }

  @Test
  void isLeftForTheNextOneWhenItDoesNotComeBack() {
    try (var directory = directory(Timing.USUAL, first.settings(), second.settings())) {
      keepsConnections(directory, 4);

      first.stop();

      assertThat(directory.find(NOBODY, null).controller()).isEqualTo(second.name());
      assertThat(directory.troubles()).singleElement().asString().contains("refused");
    }
  }

  private void keepsConnections(LdapDirectory directory, int connections) {
    first.answersTogether(connections);
    assertThat(together(directory, connections)).containsOnly(first.name());
    first.answersAlone();
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

  private static LdapDirectory directory(Timing timing, ControllerSettings... controllers) {
    var settings =
        DirectorySettings.of(
            TestController.FOREST,
            List.of(controllers),
            new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
            ClearText.ALLOWED);
    return new LdapDirectory(settings.timed(timing), FaultTable.STANDARD, TestController.CLOCK);
  }
}
