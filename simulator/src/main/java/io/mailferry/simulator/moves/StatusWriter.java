package io.mailferry.simulator.moves;

import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes down where a request stands: in its queue item, on the user's stamp, for who watches. */
final class StatusWriter {
  private final InstantSource clock;
  private final Directories directories;
  private final List<Consumer<MoveRequest>> watchers = new ArrayList<>();

  StatusWriter(InstantSource clock, Directories directories) {
    this.clock = clock;
    this.directories = directories;
  }

  void watch(Consumer<MoveRequest> watcher) {
    watchers.add(watcher);
  }

  /** Changes the state; the stamp is written only when the status is another one. */
  void enter(MoveRequest request, RequestStatus status, StatusDetail detail) {
    var newStatus = request.status != status;
    request.status = status;
    request.detail = detail;
    request.report.tell(
        clock.instant(),
        request.order.queue().activeServer(),
        "The request of mailbox '"
            + request.order.mailbox().address()
            + "' is "
            + status.label()
            + " ("
            + detail.label()
            + ").");
    touch(request);
    if (newStatus && !request.canceled && !request.orphaned) {
      directories
          .of(request.order.organisation())
          .write(request.order.user(), MoveStamp.writeStatus(status.number()));
    }
    tellWatchers(request);
  }

  void touch(MoveRequest request) {
    request.lastUpdate = clock.instant();
  }

  void tellWatchers(MoveRequest request) {
    List.copyOf(watchers).forEach(each -> each.accept(request));
  }
}
