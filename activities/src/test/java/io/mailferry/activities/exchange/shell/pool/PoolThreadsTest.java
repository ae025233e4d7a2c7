package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a pool's work on a machine that is short of something. */
class PoolThreadsTest {
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final AtomicInteger refusals = new AtomicInteger();
  private final PoolThreads threads =
      new PoolThreads(
          task -> {
            if (refusals.getAndDecrement() > 0) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            return Thread.ofPlatform().daemon().unstarted(task);
          },
          A_MOMENT);

  @AfterEach
  void stop() {
    threads.stop();
  }

  @Test
  void putsWorkOffUntilThereIsAThread() throws Exception {
    refusals.set(3);
    var done = new CountDownLatch(1);

    threads.work(done::countDown);

    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goesOnLookingAfterAPoolThoughItFailedOnce() {
    var times = new AtomicInteger();

    threads.every(
        A_MOMENT,
        () -> {
          if (times.incrementAndGet() < 3) {
            throw new OutOfMemoryError("Java heap space");
          }
        });

    Await.until("it is looked after again", () -> times.get() > 5);
  }
}
