package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Runs a request through one stage of the work: how long it lasts, what it shows meanwhile. */
final class Stages {
  private final InstantSource clock;
  private final RequestTimer timer;
  private final MoveTimings timings;
  private final StatusWriter status;
  private final Failures failures;
  private final Consumer<MoveRequest> ended;

  /** A request whose stage is over is handed to {@code ended}. */
  Stages(
      InstantSource clock,
      RequestTimer timer,
      MoveTimings timings,
      StatusWriter status,
      Failures failures,
      Consumer<MoveRequest> ended) {
    this.clock = clock;
    this.timer = timer;
    this.timings = timings;
    this.status = status;
    this.failures = failures;
    this.ended = ended;
  }

  /** Runs the whole of the stage it is in. */
  void run(MoveRequest request) {
    run(request, length(request));
  }

  /** Runs what is left of the stage it is in. */
  void run(MoveRequest request, Duration left) {
    request.endInterruption(clock.instant());
    timer.cancel(request);
    request.stageLength = length(request);
    request.stageLeft = Duration.ZERO;
    request.stageEndsAt = clock.instant().plus(left);
    if (request.stage.isCompletion() && request.completionStartedAt == null) {
      request.completionStartedAt = clock.instant();
    }
    if (request.stage == Stage.FINALIZATION && request.finalSyncAt == null) {
      request.finalSyncAt = clock.instant();
    }
    timer.after(request, left, () -> end(request));
    if (request.stage == Stage.COPYING) {
      failures.planDuringCopy(request, left);
    }
    status.enter(
        request,
        request.stage.isCompletion()
            ? RequestStatus.COMPLETION_IN_PROGRESS
            : RequestStatus.IN_PROGRESS,
        request.stage.detail());
  }

  /** Runs the stage that follows the one it is in. */
  void runNext(MoveRequest request) {
    request.stage = request.stage.next();
    run(request);
  }

  private void end(MoveRequest request) {
    request.stageEndsAt = null;
    ended.accept(request);
  }

  private Duration length(MoveRequest request) {
    return timings.of(request.stage, request.mailbox().bytes());
  }
}
