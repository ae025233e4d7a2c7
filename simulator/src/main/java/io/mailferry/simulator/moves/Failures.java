package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failing: what a script has planned and what bad items cause, and what a failed request shows. */
final class Failures {
  private record Planned(Optional<Mailbox> mailbox, MoveFailure failure) {}

  private final InstantSource clock;
  private final RequestTimer timer;
  private final StatusWriter status;
  private final MoveRequestQueues queues;
  private final PickUp pickUp;
  private final List<Planned> plannedFailures = new ArrayList<>();

  Failures(
      InstantSource clock,
      RequestTimer timer,
      StatusWriter status,
      MoveRequestQueues queues,
      PickUp pickUp) {
    this.clock = clock;
    this.timer = timer;
    this.status = status;
    this.queues = queues;
    this.pickUp = pickUp;
  }

  /** Stops it; it is not worked on again until somebody resumes it. */
  void fail(MoveRequest request, MoveFailure failure) {
    pickUp.halt(request);
    request.failure = failure;
    request.failedAt = clock.instant();
    request.report.tell(clock.instant(), request.order.queue().activeServer(), failure);
    request.settings = request.settings.suspended(true);
    status.enter(request, RequestStatus.FAILED, StatusDetail.ofFailure(failure.type()));
  }

  /**
   * Makes the request of this mailbox fail; when none is named, one that copies, or the next that
   * does.
   */
  void failOnce(Optional<Mailbox> mailbox, MoveFailure failure) {
    var running =
        mailbox.isPresent()
            ? mailbox.flatMap(
                each ->
                    queues.of(each).stream()
                        .filter(item -> item.active && !item.canceled)
                        .findFirst())
            : queues.oneThatCopies();
    running.ifPresentOrElse(
        request -> fail(request, failure),
        () -> plannedFailures.add(new Planned(mailbox, failure)));
  }

  /** A copy that still takes this long fails half-way, if it is to fail. */
  void planDuringCopy(MoveRequest request, Duration left) {
    for (var planned : List.copyOf(plannedFailures)) {
      if (planned.mailbox().isEmpty() || planned.mailbox().get() == request.mailbox()) {
        // Its own from now on, however often it is interrupted before it comes to failing.
        var own = new Planned(Optional.of(request.mailbox()), planned.failure());
        plannedFailures.set(plannedFailures.indexOf(planned), own);
        timer.after(
            request,
            left.dividedBy(2),
            () -> {
              plannedFailures.remove(own);
              fail(request, own.failure());
            });
        return;
      }
    }
    planBadItems(request, left);
  }

  private void planBadItems(MoveRequest request, Duration left) {
    var limit = request.settings.badItemLimit();
    var bad = request.mailbox().badItems();
    if (limit != null && bad > limit) {
      timer.after(
          request,
          left.dividedBy(2),
          () -> {
            var latest = request.settings.badItemLimit();
            if (latest != null && bad > latest) {
              // It stops at the first that is too many, and has not counted the others.
              request.badItemsSeen = Math.min(bad, latest + 1);
              fail(request, MoveFailure.tooManyBadItems(latest));
            }
          });
    }
  }
}
