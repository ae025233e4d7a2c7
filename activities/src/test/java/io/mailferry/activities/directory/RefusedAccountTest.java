package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account whose password was changed must not be locked by those who did not hear of it. */
class RefusedAccountTest {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(7, 7));
  private static final Timing FORGETS_TROUBLE_AT_ONCE =
      new Timing(
          Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5));

  @TempDir Path folder;
  private final TestController first = TestController.start("dc1.target.example");
  private final TestController second = TestController.start("dc2.target.example");
  private Path password;
  private LdapDirectory directory;

  @BeforeEach
  void open() throws IOException {
    password = Files.writeString(folder.resolve("password"), "secret");
    var settings =
        DirectorySettings.of(
            TestController.FOREST,
            List.of(first.settings(), second.settings()),
            new DirectoryAccount.Password(TestController.ACCOUNT, this::secret),
            ClearText.ALLOWED);
    directory =
        new LdapDirectory(
            settings.timed(FORGETS_TROUBLE_AT_ONCE), FaultTable.STANDARD, TestController.CLOCK);
  }

  private char[] secret() {
    try {
      return Files.readString(password).toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the password file cannot be read", e);
    }
  }

  @AfterEach
  void stop() {
    directory.close();
    first.close();
    second.close();
  }

  @Test
  void signsInWrongOnceHoweverManyLookOneAfterTheOther() {
    passwordIsChanged("new");

    for (var look = 0; look < 100; look++) {
      assertThat(refused()).contains("wrong password or name");
    }

    assertThat(first.binds() + second.binds()).isOne();
  }

  @Test
  void signsInWrongOnceHoweverManyLookTogether() {
    passwordIsChanged("new");

    var told = together(100);

    assertThat(first.binds() + second.binds()).isOne();
    assertThat(told).as("one incident, in the same words for all").hasSize(1);
  }

  @Test
  void signsInAtOnceWhenThePasswordFileChanges() throws IOException {
    passwordIsChanged("new");
    refused();

    Files.writeString(password, "new");

    assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());
    assertThat(first.binds()).isEqualTo(2);
  }

  @Test
  void triesEachPasswordThatTheFileIsGivenOnce() throws IOException {
    passwordIsChanged("new");
    refused();

    Files.writeString(password, "mistyped");

    refused();
    refused();
    assertThat(first.binds() + second.binds()).isEqualTo(2);
  }

  @Test
  void goesOnWithTheConnectionsItHasWhilePasswordAndFileDiffer() {
    assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());

    passwordIsChanged("new");

    assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());
    assertThat(first.binds()).isOne();
  }

  @Test
  void isToldInOneSentenceWithWhereAndWhenItIsTriedAgain() {
    first.refuses("775");

    assertThat(refused()).contains("it is locked", first.name(), TestController.ACCOUNT, "again");
  }

  @Test
  void saysSoWhenThePasswordFileIsEmptyAndSignsInNowhere() throws IOException {
    Files.writeString(password, "");

    assertThat(refused()).contains("password is empty");
    assertThat(first.binds() + second.binds()).isZero();
  }

  @Test
  void saysSoWhenThePasswordFileCannotBeReadAndSignsInNowhere() throws IOException {
    Files.delete(password);

    assertThat(refused()).contains("the password file cannot be read");
    assertThat(first.binds() + second.binds()).isZero();

    Files.writeString(password, "secret");
    assertThat(directory.find(NOBODY, null).controller()).isEqualTo(first.name());
  }

  @Test
  void showsInTheHealthOfTheForestUntilItIsOver() throws IOException {
    passwordIsChanged("new");
    refused();

    assertThat(directory.health().prospect()).isEqualTo(ForestHealth.Prospect.NONE);
    assertThat(directory.health().account()).contains("wrong password or name", first.name());

    Files.writeString(password, "new");
    directory.ping();
    assertThat(directory.health().account()).isNull();
    assertThat(directory.health().prospect()).isEqualTo(ForestHealth.Prospect.GOOD);
  }

  private void passwordIsChanged(String other) {
    first.takes(other);
    second.takes(other);
  }

  private String refused() {
    var said = new String[1];
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> directory.find(NOBODY, null))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT");
              said[0] = fault.sentence();
            });
    return said[0];
  }

  private Set<String> together(int askers) {
    return IntStream.range(0, askers)
        .mapToObj(_ -> CompletableFuture.supplyAsync(this::refused, Thread::startVirtualThread))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .collect(Collectors.toSet());
  }
}
