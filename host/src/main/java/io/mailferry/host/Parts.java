package io.mailferry.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The parts that run, to be stopped in the reverse order of their start. */
final class Parts {
  private final Deque<Kept> running = new ArrayDeque<>();
  private boolean stopped;

  /**
   * Starts one more.
   *
   * @throws CannotStart when all were stopped meanwhile
   */
  synchronized Kept add(Supplier<Kept> start) {
    if (stopped) {
      throw new CannotStart("it was stopped while it was coming up");
    }
    var kept = start.get();
    running.push(kept);
    return kept;
  }

  /** Whether there are any. */
  synchronized boolean any() {
    return !running.isEmpty();
  }

  /** Stops all; none is started any more. */
  synchronized void stop() {
    stopped = true;
    while (!running.isEmpty()) {
      running.pop().stop();
    }
  }
}
