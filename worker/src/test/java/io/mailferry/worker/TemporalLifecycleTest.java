package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporalLifecycleTest {
  private final PracticeTemporal temporal = PracticeTemporal.at(PracticeTemporal.freePort());
  private final WorkerFactory factory = WorkerFactory.newInstance(temporal.client());

  TemporalLifecycleTest() throws IOException {}

  @AfterEach
  void ends() {
    factory.shutdownNow();
    temporal.close();
  }

  @Test
  void triesUntilTemporalIsReady() {
    var tries = new AtomicInteger();
    var lifecycle =
        new TemporalLifecycle(
            factory,
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw Status.UNAVAILABLE.withDescription("not yet").asRuntimeException();
              }
            },
            Duration.ofSeconds(5));

    lifecycle.start();
    Await.until("it has trouble", () -> lifecycle.trouble() != null || tries.get() > 2);
    Await.until("it works", () -> lifecycle.state() == TemporalLifecycle.State.WORKING);

    assertThat(tries).hasValue(3);
    assertThat(lifecycle.trouble()).isNull();
    assertThat(factory.isStarted()).isTrue();
    lifecycle.stop();
    assertThat(lifecycle.isRunning()).isFalse();
    assertThat(factory.isTerminated()).isTrue();
  }

  @Test
  void keepsItsFootingWhileItWorksAndWhateverHappensToTemporal() {
    var looks = new AtomicInteger();
    var lifecycle =
        new TemporalLifecycle(
            factory,
            () -> {
              if (looks.incrementAndGet() == 3) {
                throw Status.UNAVAILABLE.asRuntimeException();
              }
            },
            Duration.ofSeconds(5),
            Duration.ofMillis(10));

    lifecycle.start();
    Await.until("it looks again, also after a look that failed", () -> looks.get() > 5);

    assertThat(lifecycle.state()).isEqualTo(TemporalLifecycle.State.WORKING);
    lifecycle.stop();
    assertThat(factory.isTerminated()).isTrue();
  }

  @Test
  void stopsTryingWhenItIsStopped() {
    var tries = new AtomicInteger();
    var lifecycle =
        new TemporalLifecycle(
            factory,
            () -> {
              tries.incrementAndGet();
              throw Status.UNAVAILABLE.asRuntimeException();
            },
            Duration.ofSeconds(5));
    lifecycle.start();
    Await.until("it has tried", () -> tries.get() > 0);

    lifecycle.stop();

    assertThat(lifecycle.state()).isEqualTo(TemporalLifecycle.State.STOPPED);
    assertThat(factory.isTerminated()).isTrue();
  }

  @Test
  void startsLastAndStopsFirst() {
    var lifecycle = new TemporalLifecycle(factory, () -> {}, Duration.ofSeconds(5));

    assertThat(lifecycle.getPhase())
        .as("after the web server, which tells of its health")
        .isGreaterThan(org.springframework.context.SmartLifecycle.DEFAULT_PHASE - 1024)
        .isLessThan(Integer.MAX_VALUE);
    assertThat(lifecycle.isAutoStartup()).isTrue();
  }
}
