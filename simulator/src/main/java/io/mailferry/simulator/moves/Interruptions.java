package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What makes a request pause without failing: a database that fails over or is dismounted, a forest
 * that does not answer, a mailbox that another move holds, something that is short. It keeps its
 * places and goes on by itself.
 */
final class Interruptions {
  private static final Duration DISMOUNTED_BY_FAILOVER = Duration.ofSeconds(30);
  private static final Duration SECOND_LOOK = Duration.ofSeconds(30);
  private static final Duration OTHER_SIDE_RECOVERS = Duration.ofSeconds(45);

  private final SimulatedClock clock;
  private final RequestTimer timer;
  private final MoveTimings timings;
  private final StatusWriter status;
  private final MoveRequestQueues queues;
  private final PickUp pickUp;
  private final Stages stages;
  private final Map<Database, Instant> offLineUntil = new HashMap<>();
  private Instant stoppedUntil = Instant.MIN;
  private Instant proxiesAwayUntil = Instant.MIN;

  Interruptions(
      SimulatedClock clock,
      RequestTimer timer,
      MoveTimings timings,
      StatusWriter status,
      MoveRequestQueues queues,
      PickUp pickUp,
      Stages stages) {
    this.clock = clock;
    this.timer = timer;
    this.timings = timings;
    this.status = status;
    this.queues = queues;
    this.pickUp = pickUp;
    this.stages = stages;
  }

  void failOver(Database database, Duration gap) {
    database.activateNextCopy();
    offLine(database, gap.compareTo(DISMOUNTED_BY_FAILOVER) < 0 ? gap : DISMOUNTED_BY_FAILOVER);
    for (var request : queues.runningAt(database)) {
      if (request.order.queue() == database) {
        interrupt(request, StatusDetail.RELINQUISHED_MDB_FAILOVER, gap);
      } else {
        interrupt(request, StatusDetail.TRANSIENT_FAILURE, OTHER_SIDE_RECOVERS);
      }
    }
  }

  void dismount(Database database, Duration length) {
    offLine(database, length);
    for (var request : queues.runningAt(database)) {
      interrupt(request, StatusDetail.MDB_OFFLINE, SECOND_LOOK);
    }
  }

  /** Whoever is at work stands still, and shows what it did last. */
  void stopService(Duration length) {
    stoppedUntil = clock.later(stoppedUntil, length);
    pickUp.restUntil(stoppedUntil);
    for (var request : queues.all()) {
      if (request.isRunning()) {
        timer.cancel(request);
        request.stopStage(clock.instant());
        request.beginInterruption(clock.instant(), false);
        timer.at(request, stoppedUntil, () -> recover(request));
      }
    }
  }

  void takeProxiesAway(Duration length) {
    proxiesAwayUntil = clock.later(proxiesAwayUntil, length);
    for (var request : queues.all()) {
      if (request.isRunning() && reachesNobody(request)) {
        interrupt(request, StatusDetail.TRANSIENT_FAILURE, SECOND_LOOK);
      }
    }
  }

  boolean serviceRuns() {
    return !clock.instant().isBefore(stoppedUntil);
  }

  boolean proxiesAnswer() {
    return !clock.instant().isBefore(proxiesAwayUntil);
  }

  /** Whether it needs the other forest's proxy, and that does not answer. */
  boolean reachesNobody(MoveRequest request) {
    return request.order.kind() != MoveKind.LOCAL && !proxiesAnswer();
  }

  /** Tries {@code again} after a while. */
  void untilProxyAnswers(MoveRequest request, Runnable again) {
    request.beginInterruption(clock.instant(), false);
    status.enter(request, RequestStatus.IN_PROGRESS, StatusDetail.TRANSIENT_FAILURE);
    timer.after(request, SECOND_LOOK, again);
  }

  /** For the longest of the times that somebody wants it so. */
  private void offLine(Database database, Duration length) {
    database.mount(false);
    offLineUntil.put(
        database, clock.later(offLineUntil.getOrDefault(database, Instant.MIN), length));
    clock.after(length, () -> mount(database));
  }

  private void mount(Database database) {
    if (!clock.instant().isBefore(offLineUntil.getOrDefault(database, Instant.MIN))) {
      database.mount(true);
      pickUp.dispatch();
    }
  }

  /** Pauses it until both forests can be written to. */
  void untilDirectoriesAnswer(MoveRequest request) {
    interrupt(request, StatusDetail.TRANSIENT_FAILURE, SECOND_LOOK);
  }

  /** Lets it make no progress for so long, for want of something. */
  void stall(MoveRequest request, StatusDetail detail, Duration length) {
    interrupt(request, detail, length);
  }

  /** Lets it wait for the lock of its mailbox and tries {@code again} after a while. */
  void untilLockIsFree(MoveRequest request, Runnable again) {
    request.beginInterruption(clock.instant(), true);
    status.enter(request, RequestStatus.IN_PROGRESS, StatusDetail.STALLED_DUE_TO_MAILBOX_LOCK);
    timer.after(request, timings.lockRetry(), again);
  }

  private void interrupt(MoveRequest request, StatusDetail detail, Duration length) {
    timer.cancel(request);
    request.stopStage(clock.instant());
    request.beginInterruption(clock.instant(), false);
    status.enter(request, request.status, detail);
    timer.after(request, length, () -> recover(request));
  }

  private void recover(MoveRequest request) {
    if (!serviceRuns()) {
      timer.at(request, stoppedUntil, () -> recover(request));
      return;
    }
    if (reachesNobody(request)) {
      interrupt(request, StatusDetail.TRANSIENT_FAILURE, SECOND_LOOK);
      return;
    }
    if (!request.order.bothMounted()) {
      interrupt(request, StatusDetail.MDB_OFFLINE, SECOND_LOOK);
      return;
    }
    stages.run(request, request.stageLeft);
  }
}
