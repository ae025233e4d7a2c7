package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.InstantSource;
import java.util.Optional;

/** Suspend-MoveRequest and Resume-MoveRequest. */
final class Suspension {
  private final InstantSource clock;
  private final StatusWriter status;
  private final PickUp pickUp;

  Suspension(InstantSource clock, StatusWriter status, PickUp pickUp) {
    this.clock = clock;
    this.status = status;
    this.pickUp = pickUp;
  }

  void suspend(MoveRequest request, Optional<String> comment) {
    pickUp.halt(request);
    request.suspendComment = comment.orElse(null);
    request.settings = request.settings.suspended(true);
    request.suspendedAt = clock.instant();
    status.enter(request, RequestStatus.SUSPENDED, StatusDetail.SUSPENDED);
  }

  void resume(MoveRequest request, boolean stopAgain) {
    if (!request.status.isParked()) {
      return;
    }
    if (request.status == RequestStatus.AUTO_SUSPENDED) {
      request.released = !stopAgain && !request.settings.preventCompletion();
      request.delta = true;
    }
    request.settings = request.settings.suspended(false);
    request.failure = null;
    request.suspendedAt = null;
    request.suspendComment = null;
    request.failedAt = null;
    status.enter(request, RequestStatus.QUEUED, StatusDetail.QUEUED);
    pickUp.awaitNotice(request);
  }
}
