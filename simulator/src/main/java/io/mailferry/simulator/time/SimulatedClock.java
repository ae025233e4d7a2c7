package io.mailferry.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The world's time. It stands still until it is advanced by hand, or it runs by itself, as many
 * times faster than the wall as it was told. What is due happens in the order of time, and nothing
 * in the world changes outside {@link #exclusively}.
 */
public final class SimulatedClock implements InstantSource, AutoCloseable {
  private static final long TICK_MILLIS = 20;

  private record Due(Instant at, long order, Runnable what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      var byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final ReentrantLock world = new ReentrantLock();
  private final PriorityQueue<Due> future = new PriorityQueue<>();
  private final double factor;
  private final @Nullable Thread ticker;
  private Instant now;
  private volatile Instant base;
  private volatile long baseNanos;
  private long orders;
  private volatile boolean closed;

  private SimulatedClock(Instant start, double factor) {
    this.factor = factor;
    this.now = start;
    this.base = start;
    this.baseNanos = System.nanoTime();
    this.ticker =
        factor == 0
            ? null
            : Thread.ofPlatform().daemon().name("simulated-clock").unstarted(this::tick);
  }

  /** A clock that only {@link #advance} moves. */
  public static SimulatedClock manual(Instant start) {
    return new SimulatedClock(start, 0);
  }

  /** A clock that runs {@code factor} simulated seconds in each real one. */
  public static SimulatedClock accelerated(Instant start, double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a running clock needs a factor above 0, not " + factor);
    }
    return new SimulatedClock(start, factor);
  }

  /** Lets a running clock tick; a manual one needs no start. */
  public void start() {
    if (ticker != null && ticker.getState() == Thread.State.NEW) {
      world.lock();
      try {
        baseNanos = System.nanoTime();
      } finally {
        world.unlock();
      }
      ticker.start();
    }
  }

  /**
   * The time; within an act on the world, the moment of that act.
   *
   * <p>Asked without taking the world's lock, because a directory asks while it holds its own, and
   * an act on the world may be waiting for that one.
   */
  @Override
  public Instant instant() {
    return world.isHeldByCurrentThread() ? now : wallNow();
  }

  /** The end of so long from now, or a moment that was planned already, whichever is later. */
  public Instant later(Instant planned, Duration length) {
    var end = instant().plus(length);
    return end.isAfter(planned) ? end : planned;
  }

  /** Moves on by this much; all that falls due meanwhile happens, in order, before this returns. */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards");
    }
    world.lock();
    try {
      base = base.plus(step);
      runUntil(wallNow());
    } finally {
      world.unlock();
    }
  }

  /** Something to happen after this much simulated time. */
  public void after(Duration delay, Runnable what) {
    world.lock();
    try {
      future.add(new Due(current().plus(delay), orders++, what));
    } finally {
      world.unlock();
    }
  }

  /** Returns when so much simulated time has passed; at once where the time is moved by hand. */
  public void letPass(Duration time) {
    if (ticker == null || !time.isPositive()) {
      return;
    }
    try {
      Thread.sleep(Duration.ofNanos((long) (time.toNanos() / factor)));
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something to happen at this instant, or at once when that has passed. */
  public void at(Instant when, Runnable what) {
    world.lock();
    try {
      var current = current();
      future.add(new Due(when.isBefore(current) ? current : when, orders++, what));
    } finally {
      world.unlock();
    }
  }

  /** Brings the world up to now, then acts on it while nobody else does. */
  public <T extends @Nullable Object> T exclusively(Supplier<T> act) {
    world.lock();
    try {
      if (world.getHoldCount() == 1) {
        runUntil(wallNow());
      }
      return act.get();
    } finally {
      world.unlock();
    }
  }

  /** As {@link #exclusively(Supplier)}, for what has no result. */
  public void change(Runnable act) {
    exclusively(
        () -> {
          act.run();
          return true;
        });
  }

  @Override
  public void close() {
    closed = true;
    if (ticker != null) {
      ticker.interrupt();
    }
  }

  private Instant current() {
    return world.getHoldCount() > 1 ? now : wallNow();
  }

  private Instant wallNow() {
    if (ticker == null || ticker.getState() == Thread.State.NEW) {
      return base;
    }
    return base.plusNanos((long) ((System.nanoTime() - baseNanos) * factor));
  }

  private void runUntil(Instant limit) {
    for (var next = future.peek();
        next != null && !next.at().isAfter(limit);
        next = future.peek()) {
      future.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      next.what().run();
    }
    now = limit.isAfter(now) ? limit : now;
  }

  private void tick() {
    while (!closed) {
      try {
        Thread.sleep(TICK_MILLIS);
        change(() -> {});
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException fault) {
        // One event that fails must not stop time for all the others.
        System.err.println("simulated event failed: " + fault);
      }
    }
  }
}
