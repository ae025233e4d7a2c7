package io.mailferry.simulator.moves;

import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.moves.request.MoveSettings;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.Ids;
import java.time.InstantSource;
import java.util.Objects;

/** New-MoveRequest and Set-MoveRequest: how a request comes into being, and what may change. */
final class Submission {
  private static final int SUSPEND = 256;
  private static final int SUSPEND_WHEN_READY = 512;

  private final InstantSource clock;
  private final Ids ids;
  private final Directories directories;
  private final StatusWriter status;
  private final MoveRequestQueues queues;
  private final PickUp pickUp;
  private final ReadyToComplete ready;
  private long sequence;

  Submission(
      InstantSource clock,
      Ids ids,
      Directories directories,
      StatusWriter status,
      MoveRequestQueues queues,
      PickUp pickUp,
      ReadyToComplete ready) {
    this.clock = clock;
    this.ids = ids;
    this.directories = directories;
    this.status = status;
    this.queues = queues;
    this.pickUp = pickUp;
    this.ready = ready;
  }

  MoveRequest submit(MoveOrder order, MoveSettings settings, DomainController on) {
    var number = ++sequence;
    var guid = ids.of("request|" + number + "|" + order.mailbox().exchangeGuid());
    var request = new MoveRequest(order, settings, guid, number, clock.instant());
    queues.add(request);
    directories
        .of(order.organisation())
        .write(on, order.user(), stamp(order, settings, request.status).write());
    if (!settings.suspended()) {
      pickUp.awaitNotice(request);
    }
    status.tellWatchers(request);
    return request;
  }

  private static MoveStamp stamp(MoveOrder order, MoveSettings settings, RequestStatus status) {
    var local = order.kind() == MoveKind.LOCAL;
    var push = order.kind() == MoveKind.PUSH;
    var flags =
        order.kind().flags()
            | (settings.suspended() ? SUSPEND : 0)
            | (settings.suspendWhenReady() ? SUSPEND_WHEN_READY : 0);
    return new MoveStamp(
        status.number(),
        flags,
        local || push ? order.source().dn() : null,
        push ? null : order.target().dn(),
        order.remoteHostName(),
        settings.batchName());
  }

  void change(MoveRequest request, MoveSettings settings, DomainController on) {
    var newTime = !Objects.equals(settings.completeAfter(), request.settings.completeAfter());
    var newBatch = !Objects.equals(settings.batchName(), request.settings.batchName());
    request.settings = settings;
    status.touch(request);
    if (newBatch) {
      directories
          .of(request.order.organisation())
          .write(on, request.order.user(), MoveStamp.writeBatchName(settings.batchName()));
    }
    if (newTime && request.status == RequestStatus.SYNCED) {
      ready.awaitTime(request);
    }
  }
}
