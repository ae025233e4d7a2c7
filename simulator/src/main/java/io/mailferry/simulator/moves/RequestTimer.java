package io.mailferry.simulator.moves;

import io.mailferry.simulator.time.SimulatedClock;
import java.time.Duration;
import java.time.Instant;

/** What is due later for a request, unless its plans change before. */
final class RequestTimer {
  private final SimulatedClock clock;

  RequestTimer(SimulatedClock clock) {
    this.clock = clock;
  }

  /** Nothing that was due for it happens any more. */
  void cancel(MoveRequest request) {
    request.plan++;
  }

  void after(MoveRequest request, Duration delay, Runnable what) {
    clock.after(delay, asPlanned(request, what));
  }

  void at(MoveRequest request, Instant when, Runnable what) {
    clock.at(when, asPlanned(request, what));
  }

  private static Runnable asPlanned(MoveRequest request, Runnable what) {
    var plan = request.plan;
    return () -> {
      if (request.plan == plan) {
        what.run();
      }
    };
  }
}
