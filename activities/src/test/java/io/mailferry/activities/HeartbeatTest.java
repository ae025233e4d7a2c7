package io.mailferry.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.table.FaultTable;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A step that waits for a shell which never answers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class HeartbeatTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  private final BlockingQueue<Long> beats = new LinkedBlockingQueue<>();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private ShellPool pool;

  @ActivityInterface
  public interface Waiting {
    void forAShellThatHangs();
  }

  @BeforeEach
  void open() {
    pool =
        ShellPool.open(
            "hanging",
            ShellSettings.of(FakeShell.launcher(folder), Map.of())
                .keeping(1)
                .recordedIn(folder.resolve("shells")),
            FaultTable.STANDARD);
    Waiting waiting =
        () ->
            Heartbeat.beating(
                () ->
                    pool.ask(
                        new ShellCommand(
                            "Hang", new LinkedHashMap<>(Map.of("Identity", "x")), Effect.CHANGES),
                        LONG,
                        LONG));
    temporal.registerActivitiesImplementations(waiting);
    temporal.setActivityHeartbeatListener(Void.class, none -> beats.add(System.nanoTime()));
  }

  @AfterEach
  void close() {
    temporal.close();
    pool.close();
  }

  @Test
  void beatsWhileItWaitsAndEndsTheShellWhenTheStepIsCancelled() throws Exception {
    // given
    var step =
        temporal.newActivityStub(
            Waiting.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(LONG)
                // Beats are passed on at this pace, and cancellation comes back with one.
                .setHeartbeatTimeout(Duration.ofSeconds(5))
                .build());
    var shells = new LinkedBlockingQueue<List<ProcessHandle>>();
    var cancelling =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  // A shell at work has a child that hangs with it.
                  shells.add(awaitShellAtWork());
                  awaitBeat();
                  temporal.requestCancelActivity();
                });

    // when
    assertThatExceptionOfType(ActivityFailure.class).isThrownBy(step::forAShellThatHangs);

    // then
    cancelling.join(LONG.toMillis());
    var ended = shells.poll(1, TimeUnit.SECONDS);
    assertThat(ended).isNotNull().hasSizeGreaterThanOrEqualTo(2);
    for (var process : ended) {
      assertThat(process.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }
    assertThat(pool.health().counts().discarded()).isEqualTo(1);
  }

  private void awaitBeat() {
    try {
      assertThat(beats.poll(60, TimeUnit.SECONDS)).isNotNull();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ProcessHandle> awaitShellAtWork() {
    return Stream.generate(this::shellWithItsChildren)
        .filter(found -> found.size() >= 2)
        .findFirst()
        .orElseThrow();
  }

  private List<ProcessHandle> shellWithItsChildren() {
    return pool.health().busy() == 0
        ? List.of()
        : ProcessHandle.current().descendants().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains(FakeShell.class.getName()) || line.contains("sleep 600"))
        .isPresent();
  }
}
