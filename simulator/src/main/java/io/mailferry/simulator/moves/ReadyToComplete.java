package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.time.ServersClock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Ready: everything is copied. A request either may complete, or keeps itself in step and waits for
 * its time, or stops and waits for Resume.
 */
final class ReadyToComplete {
  private final InstantSource clock;
  private final ServersClock servers;
  private final RequestTimer timer;
  private final MoveTimings timings;
  private final StatusWriter status;
  private final PickUp pickUp;
  private final IgnoredReleases ignored;
  private final Completion completion;

  ReadyToComplete(
      InstantSource clock,
      ServersClock servers,
      RequestTimer timer,
      MoveTimings timings,
      StatusWriter status,
      PickUp pickUp,
      IgnoredReleases ignored,
      Completion completion) {
    this.clock = clock;
    this.servers = servers;
    this.timer = timer;
    this.timings = timings;
    this.status = status;
    this.pickUp = pickUp;
    this.ignored = ignored;
    this.completion = completion;
  }

  /** Goes on after a stop; one that was resumed only to stop again copies what is new first. */
  void goOn(MoveRequest request) {
    if (request.delta && !mayComplete(request)) {
      request.delta = false;
      status.enter(request, RequestStatus.IN_PROGRESS, StatusDetail.INCREMENTAL_SYNC);
      timer.after(request, timings.incrementalSync(), () -> completeOrWait(request));
    } else {
      completeOrWait(request);
    }
  }

  void completeOrWait(MoveRequest request) {
    if (mayComplete(request)) {
      completion.begin(request);
      return;
    }
    pickUp.halt(request);
    request.stageLeft = Duration.ZERO;
    if (request.order.autoResume()) {
      status.enter(
          request,
          RequestStatus.SYNCED,
          request.detail == StatusDetail.COPYING_MESSAGES
              ? StatusDetail.INITIAL_SEEDING_COMPLETE
              : StatusDetail.IDLE);
      awaitTime(request);
    } else {
      request.suspendedAt = clock.instant();
      status.enter(request, RequestStatus.AUTO_SUSPENDED, StatusDetail.AUTO_SUSPENDED);
    }
  }

  private boolean mayComplete(MoveRequest request) {
    if (!request.order.autoResume()) {
      return request.released
          || !(request.settings.suspendWhenReady() || request.settings.preventCompletion());
    }
    var time = request.settings.completeAfter();
    return time == null || !time.isAfter(servers.instant());
  }

  /** Queues it again when its time has come, and synchronises it now and then until that. */
  void awaitTime(MoveRequest request) {
    pickUp.leaveQueue(request);
    var noticed = clock.instant().plus(timings.pickUp());
    var told = request.settings.completeAfter();
    var time = told == null ? null : servers.inTheWorld(told);
    timer.cancel(request);
    timer.at(
        request,
        time == null || time.isBefore(noticed) ? noticed : time.plus(timings.pickUp()),
        () -> takeUp(request));
    timer.after(request, timings.incrementalInterval(), () -> synchronise(request));
  }

  private void takeUp(MoveRequest request) {
    var due = ignored.takenUp(request, clock.instant());
    if (due.isAfter(clock.instant())) {
      timer.at(request, due, () -> takeUp(request));
    } else {
      pickUp.queueUp(request);
    }
  }

  private void synchronise(MoveRequest request) {
    if (pickUp.isQueued(request)) {
      return;
    }
    status.enter(request, RequestStatus.IN_PROGRESS, StatusDetail.INCREMENTAL_SYNC);
    timer.after(
        request,
        timings.incrementalSync(),
        () -> {
          status.enter(request, RequestStatus.SYNCED, StatusDetail.IDLE);
          awaitTime(request);
        });
  }
}
