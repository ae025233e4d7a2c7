package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.session.NobodyAnswered;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.exchange.shell.transport.Traces;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That no place for a session is lost, and none given twice, in scripted time. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class ShellPoolPlacesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration RETRY = Duration.ofSeconds(20);
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final String HOST = "one.example";

  @TempDir Path folder;
  private final Ticker time = new Ticker();

  @Test
  void fillsUpAgainAfterARefusedOpeningThoughASessionLivesThere() {
    try (var pool = pool("refilling", 3, Accounts.allowing(8, time))) {
      // given
      awaitReady(pool, 3);
      FakeShell.rule(own("refilling"), HOST, "refused");
      loseASession(pool);
      Await.until("one was refused", () -> pool.health().lastFailure() != null);
      assertThat(pool.health().ready()).isEqualTo(2);

      // when
      FakeShell.mend(own("refilling"), HOST);
      passes(pool, RETRY);

      // then
      awaitReady(pool, 3);
    }
  }

  @Test
  void triesOneSessionAtATimeWhereTheLastWasRefusedThoughAnotherLivesThere() {
    try (var pool = pool("probing", 3, Accounts.allowing(8, time))) {
      // given: two are missing, one lives
      awaitReady(pool, 3);
      FakeShell.rule(own("probing"), HOST, "refused");
      loseASession(pool);
      Await.until("one was refused", () -> pool.health().lastFailure() != null);
      loseASession(pool);
      var before = connected("probing");

      // when
      passes(pool, RETRY);
      Await.until("it was tried", () -> connected("probing") > before);
      Await.until("and is over", () -> pool.health().opening() == 0);

      // then
      assertThat(connected("probing")).isEqualTo(before + 1);
      assertThat(pool.health().ready()).isEqualTo(1);
    }
  }

  /** What all commands need is away, and that is one incident. */
  @Test
  void saysWhyThereIsNoSessionWhereNoneCanBeOpened() {
    FakeShell.rule(own("refusing"), HOST, "refused");
    try (var pool = pool("refusing", 1, Accounts.allowing(8, time))) {
      Await.until("it was refused", () -> pool.health().lastFailure() != null);

      assertThatExceptionOfType(Fault.class)
          .isThrownBy(
              () ->
                  pool.ask(
                      new ShellCommand("Get-X", new LinkedHashMap<>(), Effect.READS),
                      Duration.ofMillis(1),
                      LONG))
          .satisfies(
              fault -> {
                assertThat(fault.code()).startsWith("MF-EX-CONNECT");
                assertThat(fault.isForWantOfASession()).isTrue();
              });
    }
  }

  @Test
  void givesThePlaceOfAnOpeningThatFailedToWhoeverNeedsOne() {
    // given: an account with one session, and a pool that cannot open it
    var accounts = Accounts.allowing(1, time);
    FakeShell.rule(own("failing"), HOST, "refused");
    try (var failing = pool("failing", 1, accounts)) {
      Await.until("it was refused", () -> failing.health().lastFailure() != null);
      Await.until("nothing is being opened", () -> failing.health().opening() == 0);

      // then
      try (var other = pool("other", 1, accounts)) {
        awaitReady(other, 1);
      }
    }
  }

  @Test
  void givesThePlaceOfAShellThatDoesNotStartToWhoeverNeedsOne() {
    var accounts = Accounts.allowing(1, time);
    var settings = settings("absent", folder.resolve("no-such-shell"), 1);
    try (var absent = ShellPool.open("absent", settings, FaultTable.STANDARD, accounts)) {
      Await.until("it did not start", () -> absent.health().lastFailure() != null);
      Await.until("nothing is being opened", () -> absent.health().opening() == 0);

      try (var other = pool("other", 1, accounts)) {
        awaitReady(other, 1);
      }
    }
  }

  @Test
  void givesThePlaceOfAnOpeningThatNobodyAnsweredToWhoeverNeedsOne() {
    var accounts = Accounts.allowing(1, time);
    var settings = settings("silent", FakeShell.launcher(folder), 1);
    try (var silent =
        ShellPool.open(
            "silent",
            settings,
            FaultTable.STANDARD,
            accounts,
            _ ->
                _ -> {
                  throw NobodyAnswered.whileConnecting();
                })) {
      Await.until("nobody answered", () -> silent.health().lastFailure() != null);
      Await.until("nothing is being opened", () -> silent.health().opening() == 0);

      try (var other = pool("other", 1, accounts)) {
        awaitReady(other, 1);
      }
    }
  }

  @Test
  void givesThePlaceOfASessionThatCameAfterThePoolWasClosedToWhoeverNeedsOne() {
    // given: an account with one session, which is on its way until its pool is closed
    var accounts = Accounts.allowing(1, time);
    var connected = new CountDownLatch(1);
    var late =
        ShellPool.open(
            "late",
            settings("late", FakeShell.launcher(folder), 1),
            FaultTable.STANDARD,
            accounts,
            door ->
                connection -> {
                  var session = door.open(connection);
                  connected.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException closing) {
                    return session;
                  }
                  return session;
                });
    Await.until("it is connected", () -> connected.getCount() == 0);

    // when
    late.close();

    // then
    assertThat(FakeShell.deeds(own("late"))).noneMatch(FakeShell.Deed::lives);
    try (var other = pool("other", 1, accounts)) {
      awaitReady(other, 1);
    }
  }

  @Test
  void opensAgainWhenThereWasNoThreadOrNoMemory() {
    // given: an account with two sessions
    var accounts = Accounts.allowing(2, time);
    var failures = new AtomicInteger(2);
    var settings = settings("short", FakeShell.launcher(folder), 2);
    try (var pool =
        ShellPool.open(
            "short",
            settings,
            FaultTable.STANDARD,
            accounts,
            door ->
                connection -> {
                  if (failures.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                  return door.open(connection);
                })) {
      Await.until("it failed", () -> pool.health().lastFailure() != null);
      Await.until("nothing is being opened", () -> pool.health().opening() == 0);
      assertThat(pool.health().lastFailure()).contains("unable to create native thread");

      // when
      passes(pool, RETRY);
      Await.until("nothing is being opened", () -> pool.health().opening() == 0);
      passes(pool, RETRY);

      // then
      awaitReady(pool, 2);
    }
  }

  @Test
  void givesThePlaceOfASessionToAnotherOnlyWhenItsShellHasEnded() {
    // given: an account with one session, whose shell takes its time to end
    var accounts = Accounts.allowing(1, time);
    FakeShell.rule(own("lingering"), "end", "linger");
    try (var lingering = pool("lingering", 1, accounts);
        var other = pool("other", 1, accounts)) {
      Await.until("one has it", () -> lingering.health().ready() + other.health().ready() == 1);
      assertThat(lingering.health().ready()).isEqualTo(1);

      // when: it is of age
      passes(lingering, AGE);
      Await.until("it is told to go", () -> did("lingering", "lingers") == 1);

      // then
      other.tend();
      assertThat(other.health().opening() + lingering.health().opening()).isZero();

      // and then
      FakeShell.go(own("lingering"));
      Await.until(
          "one has it again", () -> lingering.health().ready() + other.health().ready() == 1);
    }
  }

  @Test
  void givesThePlaceOfARefusedOpeningToAnotherOnlyWhenItsShellHasEnded() {
    // given: an account with one session, and a shell that is refused and takes its time to end
    var accounts = Accounts.allowing(1, time);
    FakeShell.rule(own("failing"), HOST, "refused");
    FakeShell.rule(own("failing"), "end", "linger");
    try (var failing = pool("failing", 1, accounts);
        var other = pool("other", 1, accounts)) {
      Await.until("it is told to go", () -> did("failing", "lingers") == 1);

      // then
      other.tend();
      assertThat(other.health().opening() + other.health().ready()).isZero();
      assertThat(failing.health().opening()).isEqualTo(1);

      // and then
      FakeShell.go(own("failing"));
      awaitReady(other, 1);
    }
  }

  @Test
  void opensSessionsAgainWhenItsFolderHasVanished() {
    try (var pool = pool("vanishing", 2, Accounts.allowing(8, time))) {
      // given
      awaitReady(pool, 2);
      delete(folder.resolve("shells"));

      // when
      loseASession(pool);

      // then
      awaitReady(pool, 2);
      assertThat(Traces.foldersIn(folder.resolve("shells"))).hasSize(1);
    }
    assertThat(Traces.foldersIn(folder.resolve("shells"))).isEmpty();
    assertThat(FakeShell.deeds(own("vanishing"))).noneMatch(FakeShell.Deed::lives);
  }

  // ------------------------------------------------------------------

  private ShellPool pool(String name, int sessions, Accounts accounts) {
    return ShellPool.open(
        name, settings(name, FakeShell.launcher(folder), sessions), FaultTable.STANDARD, accounts);
  }

  private ShellSettings settings(String name, Path shell, int sessions) {
    var usual = ShellSettings.Timing.USUAL;
    return ShellSettings.of(shell, Map.of(FakeShell.FOLDER, own(name).toString()))
        .reaching(
            new Connection.Remote(
                URI.create("http://" + HOST + "/PowerShell/"),
                Connection.Authentication.KERBEROS,
                null))
        .keeping(sessions)
        .timed(new ShellSettings.Timing(AGE, usual.keepAlive(), usual.idleFor(), RETRY))
        .recordedIn(folder.resolve("shells"));
  }

  private Path own(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void delete(Path all) {
    try (var each = Files.walk(all)) {
      for (var path : each.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void passes(ShellPool pool, Duration duration) {
    time.passes(duration);
    pool.tend();
  }

  private long did(String name, String what) {
    return FakeShell.deeds(own(name)).stream().filter(each -> each.what().equals(what)).count();
  }

  private long connected(String name) {
    return did(name, "connect " + HOST);
  }

  private static void awaitReady(ShellPool pool, int sessions) {
    Await.until(sessions + " sessions are ready", () -> pool.health().ready() == sessions);
  }

  private static void loseASession(ShellPool pool) {
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(
            () ->
                pool.ask(
                    new ShellCommand(
                        "Die", new LinkedHashMap<>(Map.of("Identity", "me")), Effect.CHANGES),
                    LONG,
                    LONG));
  }
}
