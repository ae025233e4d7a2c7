package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stalls that a script has planned: of a request that is at work, or as soon as one copies. */
final class PlannedStalls {
  private record Planned(Optional<Mailbox> mailbox, StatusDetail detail, Duration length) {}

  private final SimulatedClock clock;
  private final MoveRequestQueues queues;
  private final Interruptions interruptions;
  private final List<Planned> planned = new ArrayList<>();

  PlannedStalls(
      SimulatedClock clock,
      StatusWriter status,
      MoveRequestQueues queues,
      Interruptions interruptions) {
    this.clock = clock;
    this.queues = queues;
    this.interruptions = interruptions;
    status.watch(this::moveChanged);
  }

  /**
   * Lets the request of this mailbox stall; when none is named, one that copies, or the next that
   * does.
   */
  void stall(Optional<Mailbox> mailbox, StatusDetail detail, Duration length) {
    var running =
        mailbox.isPresent()
            ? mailbox.flatMap(
                each -> queues.of(each).stream().filter(MoveRequest::isRunning).findFirst())
            : queues.oneThatCopies();
    running.ifPresentOrElse(
        request -> interruptions.stall(request, detail, length),
        () -> planned.add(new Planned(mailbox, detail, length)));
  }

  private void moveChanged(MoveRequest request) {
    if (request.detail != StatusDetail.COPYING_MESSAGES) {
      return;
    }
    planned.stream()
        .filter(each -> each.mailbox().isEmpty() || each.mailbox().get() == request.mailbox())
        .findFirst()
        .ifPresent(
            due -> {
              planned.remove(due);
              // Never in the middle of the step that set it off.
              clock.after(
                  Duration.ZERO,
                  () -> stall(Optional.of(request.mailbox()), due.detail(), due.length()));
            });
  }
}
