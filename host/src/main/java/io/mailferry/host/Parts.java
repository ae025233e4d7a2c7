package io.mailferry.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

  /** From now on none is started any more, also none that ends; says which there are. */
  synchronized String startNoMore() {
    stopped = true;
    // A service manager may end them all at once, before they are stopped one after the other.
    running.forEach(Kept::startNoMore);
    return running.stream().map(Kept::name).collect(Collectors.joining(", "));
  }

  /** Whether all were stopped, or are being stopped. */
  synchronized boolean stopped() {
    return stopped;
  }

  /** Stops all. */
  synchronized void stop() {
    startNoMore();
    while (!running.isEmpty()) {
      running.pop().stop();
    }
  }
}
