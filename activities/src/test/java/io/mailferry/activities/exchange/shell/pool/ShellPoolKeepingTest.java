package io.mailferry.activities.exchange.shell.pool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a pool keeps its sessions, in scripted time, with real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class ShellPoolKeepingTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(20);

  /** A pool with a time, a folder and an account of its own. */
  private record Kept(ShellPool pool, Ticker time, Path folder) implements AutoCloseable {
    List<FakeShell.Deed> deeds(String what) {
      return FakeShell.deeds(folder).stream().filter(each -> each.what().equals(what)).toList();
    }

    long did(String what) {
      return deeds(what).size();
    }

    void awaitReady(int sessions) {
      Await.until(sessions + " sessions are ready", () -> pool.health().ready() == sessions);
    }

    void passes(Duration duration) {
      time.passes(duration);
      pool.tend();
    }

    ShellReply asks(String cmdlet, String identity) {
      return pool.ask(command(cmdlet, identity), LONG, LONG);
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  @TempDir static Path folder;
  private static Path launcher;
  private static Kept resting;
  private static Kept ageing;
  private static Kept orphaned;
  private static Kept throttled;
  private static ShellPool sharing;
  private static ShellPool another;
  private static Kept crowded;
  private static Kept failingOver;
  private static Kept refused;
  private static Kept locked;
  private static Kept tight;
  private static ShellPool squeezed;

  /** All at once and side by side, because each takes its time. */
  @BeforeAll
  static void open() {
    launcher = FakeShell.launcher(folder);
    resting = kept("resting", 2, 8, ShellSettings.Timing.USUAL, remote("one", null));
    ageing = kept("ageing", 2, 8, recycledAfter(Duration.ofMinutes(10)), remote("one", null));
    orphaned = kept("orphaned", 1, 8, ShellSettings.Timing.USUAL, remote("one", null));
    var time = new Ticker();
    var accounts = Accounts.allowing(8, time);
    throttled =
        kept("throttled", 1, time, accounts, ShellSettings.Timing.USUAL, remote("one", null));
    sharing =
        kept("sharing", 1, time, accounts, ShellSettings.Timing.USUAL, remote("one", null)).pool();
    another =
        kept("another", 1, time, accounts, ShellSettings.Timing.USUAL, remote("one", "other"))
            .pool();
    crowded = kept("crowded", 2, 8, ShellSettings.Timing.USUAL, remote("one", null));
    rule("failing-over", "one", "refused");
    failingOver =
        kept(
            "failing-over",
            2,
            8,
            recycledAfter(Duration.ofMinutes(10)),
            remote("one", null),
            remote("two", null));
    rule("refused", "one", "wait 38");
    refused = kept("refused", 2, 8, ShellSettings.Timing.USUAL, remote("one", null));
    rule("locked", "one", "locked");
    locked = kept("locked", 4, 8, ShellSettings.Timing.USUAL, remote("one", null));
    var small = Accounts.allowing(2, new Ticker());
    tight = kept("tight", 2, new Ticker(), small, ShellSettings.Timing.USUAL, remote("one", null));
    tight.awaitReady(2);
    squeezed =
        kept("squeezed", 1, new Ticker(), small, ShellSettings.Timing.USUAL, remote("one", null))
            .pool();
  }

  @AfterAll
  static void close() {
    List.of(resting, ageing, orphaned, throttled, crowded, failingOver, refused, locked, tight)
        .parallelStream()
        .forEach(Kept::close);
    List.of(sharing, another, squeezed).forEach(ShellPool::close);
  }

  // ------------------------------------------------------------------ keeping alive, recycling

  @Test
  void usesASessionThatRestsForACheapReadBeforeExchangeEndsIt() {
    resting.awaitReady(2);

    resting.passes(Duration.ofMinutes(5));
    assertThat(resting.pool().health().busy()).as("not yet").isZero();
    for (var round = 1; round <= 2; round++) {
      var reads = 2L * round;
      resting.passes(Duration.ofMinutes(5).plus(A_MOMENT));
      Await.until("each was used", () -> resting.did("Get-MailboxDatabase") == reads);
      resting.awaitReady(2);
    }

    assertThat(resting.deeds("Get-MailboxDatabase")).hasSize(4);
    assertThat(resting.did("start")).as("nothing was replaced").isEqualTo(2);

    // and one that was not, because the worker stood still, is no longer believed in
    resting.passes(Duration.ofMinutes(14).plus(A_MOMENT));
    resting.awaitReady(2);
    assertThat(resting.did("start")).isEqualTo(4);
    assertThat(resting.pool().health().counts().discarded()).isEqualTo(2);
  }

  @Test
  void replacesSessionsOfAgeBeforeAnyoneNeedsThemAndLeavesNoneOfTheirShells() {
    // given
    ageing.awaitReady(2);
    var before = ageing.pool().processes();

    // when
    ageing.passes(Duration.ofMinutes(10));

    // then
    Await.until("the old shells are gone", () -> before.stream().noneMatch(ProcessHandle::isAlive));
    ageing.awaitReady(2);
    assertThat(ageing.pool().processes()).doesNotContainAnyElementsOf(before);
    assertThat(ageing.pool().health().counts()).isEqualTo(new PoolHealth.Counts(4, 2, 0, 0));
  }

  @Test
  void endsSessionsOfOneAgeAtDifferentTimesAndNoneTooLate() {
    var hour = Duration.ofHours(1);
    var chance = new java.util.Random(5);

    var lives =
        java.util.stream.Stream.generate(() -> PooledSession.spread(hour, chance))
            .limit(100)
            .toList();

    assertThat(lives)
        .allMatch(life -> life.compareTo(hour) <= 0 && life.compareTo(Duration.ofMinutes(45)) >= 0);
    assertThat(java.util.Set.copyOf(lives)).hasSizeGreaterThan(90);
  }

  @Test
  void endsWhatAShellStartedEvenWhenItIsNobodysChildAnyMore() {
    // given
    orphaned.awaitReady(1);
    var _ = orphaned.asks("Orphan", "me");
    assertThat(marked(orphaned)).as("the shell and its orphan").hasSize(2);

    // when
    orphaned.pool().close();

    // then
    assertThat(marked(orphaned)).isEmpty();
  }

  private static List<Long> marked(Kept kept) {
    return Traces.processesWith(kept.folder().toString());
  }

  // ------------------------------------------------------------------ throttling

  @Test
  void sendsNothingMoreInTheNameOfAnAccountThatExchangeHoldsBack() {
    // given
    throttled.awaitReady(1);
    Await.until(
        "the others are ready", () -> sharing.health().ready() + another.health().ready() == 2);
    var waits = meanwhile(() -> asked(sharing, "Wait"));
    Await.until("the other pool is busy", () -> sharing.health().busy() == 1);
    var queues = meanwhile(() -> asked(sharing, "Echo"));

    // when
    assertThat(throttled.asks("Throttle", "600000").error()).isNotNull();

    // then: at once, with the time that is left, whichever pool is asked, and whoever waits
    throttled.time().passes(Duration.ofMinutes(4));
    assertThatExceptionOfType(Fault.Busy.class)
        .isThrownBy(() -> throttled.asks("Echo", "me"))
        .satisfies(
            busy -> {
              assertThat(busy.code()).isEqualTo("MF-EX-LOAD-QUOTA");
              assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(6));
            });
    assertThat(asked(sharing, "Echo")).isEqualTo("MF-EX-LOAD-QUOTA");
    assertThat(queues.join()).isEqualTo("MF-EX-LOAD-QUOTA");
    assertThat(asked(another, "Echo")).as("another account").isEqualTo("OK");
    assertThat(throttled.did("Echo")).isZero();
    assertThat(throttled.pool().health().heldBackUntil()).isNotNull();

    // and nothing is read to keep a session alive
    throttled.passes(Duration.ofMinutes(2));
    assertThat(throttled.did("Get-MailboxDatabase")).isZero();

    // and then it goes on
    throttled.passes(Duration.ofMinutes(4));
    assertThat(throttled.asks("Echo", "me").error()).isNull();
    FakeShell.go(folder.resolve("sharing"));
    assertThat(waits.join()).as("what was on its way").isEqualTo("OK");
  }

  @Test
  void goesOnWithTheSessionsItHasWhenExchangeOpensNoMore() {
    // given
    crowded.awaitReady(2);

    // when
    assertThat(crowded.asks("TooManyShells", "me").error()).isNotNull();

    // then
    assertThat(crowded.asks("Echo", "me").error()).isNull();
    assertThat(crowded.pool().health())
        .satisfies(
            health -> {
              assertThat(health.heldBackUntil()).isNull();
              assertThat(health.opensNoneUntil()).isNotNull();
              assertThat(health.opening()).isZero();
              assertThat(health.counts().opened()).isEqualTo(2);
            });
    crowded.passes(Duration.ofMinutes(1));
    crowded.awaitReady(2);
  }

  @Test
  void tellsWhoeverAsksHowLongExchangeOpensNoSession() {
    // given
    Await.until("it was refused", () -> refused.pool().health().opening() == 0);

    // then
    var busy =
        requireNonNull(catchThrowableOfType(Fault.Busy.class, () -> refused.asks("Echo", "me")));
    assertThat(busy.code()).isEqualTo("MF-EX-RUNSPACE-BUDGET");
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(38));
    assertThat(refused.did("connect one.example")).isEqualTo(1);
    assertThat(refused.pool().health().endpoints())
        .as("the endpoint itself is well")
        .allSatisfy(endpoint -> assertThat(endpoint.restsUntil()).isNull());

    // and no session is asked for before that
    refused.passes(Duration.ofSeconds(37));
    assertThat(refused.pool().health().opening()).isZero();
    FakeShell.mend(refused.folder(), "one.example");
    refused.passes(Duration.ofSeconds(1));
    assertThat(refused.asks("Echo", "me").error()).isNull();
  }

  @Test
  void repeatsARefusedSignInFourTimesAnHourBecauseThatLocksAccounts() {
    // given: four sessions are wanted
    Await.until("it was refused", () -> locked.pool().health().lastFailure() != null);
    assertThat(locked.did("connect one.example")).isEqualTo(1);

    // when: retried whenever it may be, for an hour
    for (var minute = 0; minute < 60; minute++) {
      locked.passes(Duration.ofMinutes(1));
      Await.until("nothing is being opened", () -> locked.pool().health().opening() == 0);
    }

    // then
    assertThat(locked.did("connect one.example")).isEqualTo(4);
  }

  // ------------------------------------------------------------------ endpoints, allowance

  @Test
  void opensElsewhereAtOnceWhenAnEndpointCannotBeReachedAndComesBackToIt() {
    // given
    failingOver.awaitReady(2);
    assertThat(failingOver.asks("Echo", "me").server()).isEqualTo("two.example");
    assertThat(failingOver.pool().health().endpoints())
        .satisfiesExactly(
            one -> {
              assertThat(one.name()).isEqualTo("one.example");
              assertThat(one.sessions()).isZero();
              assertThat(one.restsUntil()).isNotNull();
              assertThat(one.lastFailure()).contains("MF-EX-CONNECT");
            },
            two -> assertThat(two.sessions()).isEqualTo(2));

    // when: it is back, and the sessions are of age
    FakeShell.mend(failingOver.folder(), "one.example");
    failingOver.passes(Duration.ofMinutes(10));

    // then
    failingOver.awaitReady(2);
    assertThat(failingOver.pool().health().endpoints())
        .extracting(PoolHealth.EndpointHealth::sessions)
        .containsExactly(1, 1);
    assertThat(failingOver.pool().health().endpoints().getFirst().lastFailure()).isNull();
  }

  @Test
  void opensNoMoreSessionsThanTheAccountMayHaveAndTheNextWhenOneHasEnded() {
    // given
    tight.awaitReady(2);
    assertThat(squeezed.health().opening()).isZero();
    assertThat(squeezed.health().ready()).isZero();

    // when
    tight.pool().close();

    // then
    Await.until("the other pool has its session", () -> squeezed.health().ready() == 1);
  }

  // ------------------------------------------------------------------

  private static Kept kept(
      String name, int sessions, int most, ShellSettings.Timing timing, Connection... connections) {
    var time = new Ticker();
    return kept(name, sessions, time, Accounts.allowing(most, time), timing, connections);
  }

  private static Kept kept(
      String name,
      int sessions,
      Ticker time,
      Accounts accounts,
      ShellSettings.Timing timing,
      Connection... connections) {
    var own = own(name);
    var settings =
        ShellSettings.of(launcher, Map.of(FakeShell.FOLDER, own.toString()))
            .reaching(connections)
            .keeping(sessions)
            .timed(timing)
            .recordedIn(folder.resolve("shells"));
    return new Kept(ShellPool.open(name, settings, FaultTable.STANDARD, accounts), time, own);
  }

  private static Path own(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void rule(String name, String host, String how) {
    FakeShell.rule(own(name), host + ".example", how);
  }

  private static ShellSettings.Timing recycledAfter(Duration age) {
    var usual = ShellSettings.Timing.USUAL;
    return new ShellSettings.Timing(age, usual.keepAlive(), usual.idleFor(), RETRY);
  }

  private static Connection remote(String host, @Nullable String credential) {
    return new Connection.Remote(
        URI.create("http://" + host + ".example/PowerShell/"),
        Connection.Authentication.KERBEROS,
        credential == null ? null : new CredentialReference(credential));
  }

  /** On a thread of its own: the common pool may have only one, and whoever waits would keep it. */
  private static CompletableFuture<String> meanwhile(Supplier<String> asking) {
    return CompletableFuture.supplyAsync(asking, task -> Thread.ofPlatform().daemon().start(task));
  }

  private static String asked(ShellPool pool, String cmdlet) {
    try {
      var error = pool.ask(command(cmdlet, "me"), LONG, LONG).error();
      return error == null ? "OK" : error.errorId();
    } catch (Fault fault) {
      return fault.code();
    }
  }

  private static ShellCommand command(String cmdlet, String identity) {
    return new ShellCommand(
        cmdlet, new LinkedHashMap<>(Map.of("Identity", identity)), Effect.CHANGES);
  }
}
