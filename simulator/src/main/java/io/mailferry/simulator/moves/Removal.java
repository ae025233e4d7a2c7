package io.mailferry.simulator.moves;

import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DirectoryEntries;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.request.StatusDetail;

/** Remove-MoveRequest: the stamp and the queue item are two things, and go separately. */
final class Removal {
  private final RequestTimer timer;
  private final MoveTimings timings;
  private final Directories directories;
  private final StatusWriter status;
  private final MoveRequestQueues queues;
  private final PickUp pickUp;

  Removal(
      RequestTimer timer,
      MoveTimings timings,
      Directories directories,
      StatusWriter status,
      MoveRequestQueues queues,
      PickUp pickUp) {
    this.timer = timer;
    this.timings = timings;
    this.directories = directories;
    this.status = status;
    this.queues = queues;
    this.pickUp = pickUp;
  }

  void cancel(MoveRequest request, DomainController on) {
    clearStamp(request, on);
    pickUp.halt(request);
    request.canceled = true;
    request.detailBeforeRemoval = request.detail;
    request.detail = StatusDetail.CANCELED;
    status.touch(request);
    timer.after(request, timings.removal(), () -> queues.delete(request));
  }

  void clear(MoveRequest request, DomainController on) {
    clearStamp(request, on);
    request.detailBeforeRemoval = request.detail;
    pickUp.halt(request);
    queues.delete(request);
  }

  void orphan(MoveRequest request) {
    pickUp.halt(request);
    request.orphaned = true;
  }

  void deleteItem(MoveRequest request) {
    pickUp.halt(request);
    request.canceled = true;
    request.detailBeforeRemoval = request.detail;
    queues.delete(request);
  }

  /** The item is gone as if it had never been, and the stamp is not. */
  void lose(MoveRequest request) {
    pickUp.halt(request);
    queues.delete(request);
  }

  /** The item is there again as it was before it was removed; its stamp stays away. */
  void bringBack(MoveRequest request) {
    request.canceled = false;
    request.detail = request.detailBeforeRemoval;
    orphan(request);
    queues.add(request);
  }

  private void clearStamp(MoveRequest request, DomainController on) {
    directories.of(request.order.organisation()).write(on, request.order.user(), MoveStamp.clear());
  }

  /** What a command of a later version does to a move within 2010: the mailbox is gone. */
  void destroy(MoveRequest request, DomainController on) {
    clear(request, on);
    directories
        .of(request.order.organisation())
        .write(on, request.order.user(), DirectoryEntries.losesMailbox());
  }
}
