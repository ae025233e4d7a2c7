package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/**
 * Puts a completion that would come too early far into the future; also of a request that rests, so
 * that it has its brake before it is resumed.
 */
final class ParkMove implements Command {
  private final Organisation organisation;

  ParkMove(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public Class<Action.Park> action() {
    return Action.Park.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    organisation
        .exchange()
        .completeAfter(
            input.intention().mailbox(),
            organisation.clock().instant().plus(organisation.timings().parkedFor()),
            before.controller());
    return memory.withReleased(null);
  }
}
