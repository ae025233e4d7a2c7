package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.Stage;
import java.time.InstantSource;

/** Copying: the mailbox is created in the target database and filled for the first time. */
final class InitialSeeding {
  private final InstantSource clock;
  private final Stages stages;

  InitialSeeding(InstantSource clock, Stages stages) {
    this.clock = clock;
    this.stages = stages;
  }

  /** Begins, or goes on where it was stopped. */
  void goOn(MoveRequest request) {
    if (request.stageLeft.isZero()) {
      stages.run(request);
    } else {
      stages.run(request, request.stageLeft);
    }
  }

  /** Everything is copied, except the items that cannot be. */
  void end(MoveRequest request) {
    request.badItemsSeen = request.mailbox().badItems();
    request.stage = Stage.SEEDED;
    request.seededAt = clock.instant();
  }
}
