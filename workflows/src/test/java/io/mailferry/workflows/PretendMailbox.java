package io.mailferry.workflows;

import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mailbox and its move request, as far as a runbook can tell it from the real thing. */
final class PretendMailbox {
  private static final Duration FAR = Duration.ofDays(100);

  private final Deque<RequestStatus> ahead = new ArrayDeque<>();
  private boolean atTarget;
  private boolean itemLost;
  private String batch = "mailferry/" + Given.WAVE;
  private @Nullable RequestStatus status;
  private @Nullable Instant completeAfter;
  private QueueItem.@Nullable Failure failure;
  private Limits limits = Limits.NONE;
  private Route route = Route.LOCAL;

  /** The request gets there by itself, one state per look. */
  synchronized PretendMailbox willBe(RequestStatus... states) {
    ahead.addAll(java.util.List.of(states));
    return this;
  }

  /** The request is there now. */
  synchronized void is(RequestStatus now) {
    status = now;
    failure = null;
    atTarget = atTarget || now.completed();
  }

  synchronized PretendMailbox livesInItsTarget() {
    atTarget = true;
    return this;
  }

  synchronized PretendMailbox comesFromAnotherForest() {
    route = Route.PULL;
    return this;
  }

  synchronized PretendMailbox isMovedBy(String otherBatch) {
    batch = otherBatch;
    return this;
  }

  synchronized void failsWith(String type) {
    status = RequestStatus.FAILED;
    failure = new QueueItem.Failure(type, "Target", "told by Exchange");
  }

  synchronized void vanishes() {
    status = null;
  }

  /** The queue has lost the request, and its stamp stays, whoever removes it. */
  synchronized void losesItsItem() {
    itemLost = true;
  }

  synchronized boolean hasRequest() {
    return status != null;
  }

  /** A look before the submission, as a busy machine has it, moves nothing. */
  synchronized void goesOn() {
    var next = status == null ? null : ahead.poll();
    if (next != null) {
      is(next);
    }
  }

  synchronized void submit(Instant now) {
    if (status != null) {
      throw new AssertionError("a second request for the same mailbox");
    }
    is(RequestStatus.QUEUED);
    completeAfter = now.plus(FAR);
  }

  synchronized void completeAfter(Instant moment) {
    completeAfter = moment;
  }

  synchronized void suspend() {
    status = RequestStatus.SUSPENDED;
  }

  synchronized void resume() {
    is(RequestStatus.IN_PROGRESS);
  }

  synchronized void raise(Limits accepted) {
    limits = accepted;
  }

  synchronized Limits limits() {
    return limits;
  }

  synchronized void remove() {
    status = itemLost ? status : null;
  }

  synchronized Sighting look(Instant now) {
    return new Sighting(
        now,
        "dc1.target.example",
        status == null
            ? new Stamp.Absent()
            : new Stamp.Present(
                status, new MoveFlags(0), batch, null, null, Given.TARGET.distinguishedName()),
        status == null || itemLost ? new QueueItem.Absent() : item(status),
        new Home.InDatabase(atTarget ? Given.TARGET.distinguishedName() : Given.SOURCE),
        null,
        null);
  }

  private QueueItem item(RequestStatus present) {
    return new QueueItem.Present(
        new UUID(9, 9),
        present,
        present.toString(),
        route,
        batch,
        Given.TARGET.name(),
        "SRC-DB07",
        false,
        completeAfter,
        QueueItem.Progress.NONE,
        QueueItem.Times.UNKNOWN,
        failure,
        limits);
  }
}
