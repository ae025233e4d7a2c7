package io.mailferry.worker;

import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops Temporal's workers.
 *
 * <p>Left to itself the application would not start while Temporal is down, and would drop the
 * answers of running activities when it stops (docs/develop/temporal.md#stopping). Here it starts
 * in any case and keeps trying; and it stops by taking no more tasks, then waiting for those under
 * way.
 */
final class TemporalLifecycle implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalLifecycle.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** An operator whose wave cannot be started waits for this. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final WorkerFactory factory;
  private final Runnable footing;
  private final Duration betweenLooks;
  private final Duration drain;
  private final AtomicReference<@Nullable Thread> starter = new AtomicReference<>();
  private volatile State state = State.STOPPED;
  private volatile @Nullable String trouble;
  private boolean lost;

  enum State {
    STOPPED,
    CONNECTING,
    WORKING
  }

  /**
   * A lifecycle.
   *
   * @param footing makes sure of what Temporal needs before anything can start, first of all and
   *     again and again
   * @param drain how long activities under way may take when stopping
   */
  TemporalLifecycle(WorkerFactory factory, Runnable footing, Duration drain) {
    this(factory, footing, drain, BETWEEN_LOOKS);
  }

  TemporalLifecycle(
      WorkerFactory factory, Runnable footing, Duration drain, Duration betweenLooks) {
    this.factory = factory;
    this.footing = footing;
    this.drain = drain;
    this.betweenLooks = betweenLooks;
  }

  State state() {
    return state;
  }

  @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    state = State.CONNECTING;
    starter.set(Thread.ofPlatform().name("mailferry-temporal").daemon(false).start(this::work));
  }

  private void work() {
    keepTrying();
    while (state == State.WORKING && slept(betweenLooks)) {
      keepTheFooting();
    }
  }

  /** Temporal may have come back with another database, which knows nothing of us. */
  private void keepTheFooting() {
    try {
      footing.run();
      lost = false;
    } catch (RuntimeException away) {
      if (!lost) {
        LOG.info("Temporal cannot be asked ({}); it is tried again", away.getMessage());
      }
      lost = true;
    }
  }

  private void keepTrying() {
    var pause = FIRST_PAUSE;
    while (state == State.CONNECTING) {
      try {
        footing.run();
        factory.start();
        trouble = null;
        if (connected()) {
          LOG.info("connected to Temporal; working");
        }
      } catch (RuntimeException away) {
        trouble = away.getMessage();
        LOG.warn(
            "Temporal cannot be reached ({}); trying again in {} ms", trouble, pause.toMillis());
        if (!slept(pause)) {
          return;
        }
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    }
  }

  /** Unless it was stopped at that very moment. */
  private synchronized boolean connected() {
    if (state == State.CONNECTING) {
      state = State.WORKING;
    }
    return state == State.WORKING;
  }

  private synchronized void stopped() {
    state = State.STOPPED;
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void stop() {
    stopped();
    var trying = starter.getAndSet(null);
    if (trying != null) {
      trying.interrupt();
    }
    factory.shutdown();
    factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      LOG.warn(
          "activities were still under way after {}; Temporal gives them to another worker", drain);
    }
  }

  @Override
  public boolean isRunning() {
    return state != State.STOPPED;
  }

  /**
   * Last to start and first to stop: what the activities work with must be ready before and after.
   */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 100;
  }
}
