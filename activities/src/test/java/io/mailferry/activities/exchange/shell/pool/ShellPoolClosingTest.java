package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.exchange.shell.transport.Traces;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * An orderly stop. A shell that is killed leaves its session with Exchange open for a quarter of an
 * hour, in which it counts as one of the eighteen that an account may have.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class ShellPoolClosingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void letsEverySessionLeaveExchange() {
    var pool = pool(3);
    Await.until("all are ready", () -> pool.health().ready() == 3);

    pool.close();

    assertThat(did("end")).as("told to go, and not killed").isEqualTo(3);
    assertNothingIsLeft();
  }

  @Test
  void letsACommandAtWorkComeToItsEndAndItsSessionLeave() {
    // given
    var pool = pool(1);
    var answer = meanwhile(pool, "Wait");
    Await.until("it is at work", () -> did("Wait") == 1);

    // when
    var closing = CompletableFuture.runAsync(pool::close, ShellPoolClosingTest::onItsOwn);
    FakeShell.go(folder);

    // then
    closing.join();
    assertThat(answer.join()).isEqualTo("OK");
    assertThat(did("end")).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void endsAShellThatDoesNotComeToItsEnd() {
    // given
    var pool = pool(1);
    var answer = meanwhile(pool, "Hang");
    Await.until("it is at work", () -> did("Hang") == 1);

    // when
    pool.close();

    // then
    assertThat(answer.join()).isEqualTo("MF-EX-LOST-ANSWER");
    assertNothingIsLeft();
  }

  private static CompletableFuture<String> meanwhile(ShellPool pool, String cmdlet) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            var _ =
                pool.ask(
                    new ShellCommand(
                        cmdlet, new LinkedHashMap<>(Map.of("Identity", "me")), Effect.CHANGES),
                    LONG,
                    LONG);
            return "OK";
          } catch (Fault fault) {
            return fault.code();
          }
        },
        ShellPoolClosingTest::onItsOwn);
  }

  private static void onItsOwn(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  private ShellPool pool(int sessions) {
    return ShellPool.open(
        "closing",
        ShellSettings.of(FakeShell.launcher(folder), Map.of(FakeShell.FOLDER, folder.toString()))
            .keeping(sessions)
            .recordedIn(folder.resolve("shells")),
        FaultTable.STANDARD);
  }

  private long did(String what) {
    return FakeShell.deeds(folder).stream().filter(each -> each.what().equals(what)).count();
  }

  private void assertNothingIsLeft() {
    assertThat(FakeShell.deeds(folder)).noneMatch(FakeShell.Deed::lives);
    assertThat(Traces.foldersIn(folder.resolve("shells"))).isEmpty();
  }
}
