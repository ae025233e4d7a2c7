package io.mailferry.simulator.moves;

import com.unboundid.ldap.sdk.Modification;
import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DirectoryEntries;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.Stage;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Organisation;
import java.time.InstantSource;
import java.util.List;

/** Completing: the last synchronisation, the switch in both directories, and the end. */
final class Completion {
  private final InstantSource clock;
  private final Directories directories;
  private final StatusWriter status;
  private final PickUp pickUp;
  private final Stages stages;
  private final Interruptions interruptions;

  Completion(
      InstantSource clock,
      Directories directories,
      StatusWriter status,
      PickUp pickUp,
      Stages stages,
      Interruptions interruptions) {
    this.clock = clock;
    this.directories = directories;
    this.status = status;
    this.pickUp = pickUp;
    this.stages = stages;
    this.interruptions = interruptions;
  }

  /** Begins; one that was stopped while it completed begins again from its start. */
  void begin(MoveRequest request) {
    request.stage = Stage.INCREMENTAL_SYNC;
    stages.run(request);
  }

  /** The mailbox lives in the target from now on; tries again later while a forest is silent. */
  void switchOver(MoveRequest request) {
    var order = request.order;
    var mailbox = order.mailbox();
    if (!directories.bothReachable(mailbox)) {
      interruptions.untilDirectoriesAnswer(request);
      return;
    }
    mailbox.liveIn(order.target());
    var there = order.target().organisation();
    mailbox.in(there).ifPresent(user -> directories.of(there).write(user, arrival(order, user)));
    if (order.kind() != MoveKind.LOCAL) {
      var left = order.source().organisation();
      mailbox
          .in(left)
          .ifPresent(
              user ->
                  directories
                      .of(left)
                      .write(
                          user,
                          DirectoryEntries.becomesMailUser(
                              user.alias() + "@" + routingDomain(order, there))));
    }
    stages.runNext(request);
  }

  private List<Modification> arrival(MoveOrder order, DirectoryUser user) {
    return order.kind() == MoveKind.LOCAL
        ? DirectoryEntries.movesTo(order.target())
        : directories
            .of(user.organisation())
            .firstLiving(user.domain())
            .map(
                on ->
                    DirectoryEntries.becomesMailbox(
                        order.target(), order.mailbox().kind(), on.entry(user)))
            .orElseThrow();
  }

  private static String routingDomain(MoveOrder order, Organisation there) {
    var domain = order.deliveryDomain();
    return domain == null ? there.domain() : domain;
  }

  void finish(MoveRequest request) {
    pickUp.halt(request);
    request.stage = Stage.DONE;
    request.completedAt = clock.instant();
    status.enter(request, RequestStatus.COMPLETED, StatusDetail.COMPLETED);
  }
}
