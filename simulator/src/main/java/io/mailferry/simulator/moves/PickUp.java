package io.mailferry.simulator.moves;

import io.mailferry.simulator.time.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Queued: a request waits until the service notices it and both of its databases have a place for
 * one more move. Also the way back: a request that stops working gives its places to the next one.
 */
final class PickUp {
  private final SimulatedClock clock;
  private final RequestTimer timer;
  private final MoveTimings timings;
  private final IgnoredReleases ignored;
  private final Consumer<MoveRequest> work;
  private final WorkQueue queue;
  private Instant restsUntil = Instant.MIN;

  /** Requests that have got their places are handed to {@code work}. */
  PickUp(
      SimulatedClock clock,
      RequestTimer timer,
      MoveTimings timings,
      IgnoredReleases ignored,
      Consumer<MoveRequest> work) {
    this.clock = clock;
    this.timer = timer;
    this.timings = timings;
    this.ignored = ignored;
    this.work = work;
    this.queue = new WorkQueue(timings.activeMovesPerDatabase());
  }

  /** Queues it once the service notices it, but not before the time it may start. */
  void awaitNotice(MoveRequest request) {
    var start = request.order.startAfter();
    var soon = clock.instant().plus(timings.pickUp());
    timer.cancel(request);
    var noticed = start != null && start.isAfter(soon) ? start : soon;
    var due = request.released ? ignored.takenUp(request, noticed) : noticed;
    timer.at(request, due, () -> queueUp(request));
  }

  void queueUp(MoveRequest request) {
    queue.add(request);
    dispatch();
  }

  void leaveQueue(MoveRequest request) {
    queue.remove(request);
  }

  boolean isQueued(MoveRequest request) {
    return queue.contains(request);
  }

  OptionalInt position(MoveRequest request) {
    return queue.position(request);
  }

  int queueLength() {
    return queue.length();
  }

  /** Starts every queued request for which there are places now. */
  void dispatch() {
    if (clock.instant().isBefore(restsUntil)) {
      return;
    }
    for (var request : queue.inOrder()) {
      if (queue.hasPlaceFor(request.order) && request.order.bothMounted()) {
        queue.remove(request);
        queue.take(request.order);
        request.active = true;
        work.accept(request);
      }
    }
  }

  /** Starts none before this moment. */
  void restUntil(Instant moment) {
    restsUntil = moment;
    clock.at(moment, this::dispatch);
  }

  /** Takes it out of the queue or out of work, whatever was planned for it. */
  void halt(MoveRequest request) {
    timer.cancel(request);
    request.stopStage(clock.instant());
    queue.remove(request);
    request.endInterruption(clock.instant());
    if (request.active) {
      request.active = false;
      queue.giveBack(request.order);
      clock.after(Duration.ZERO, this::dispatch);
    }
  }
}
