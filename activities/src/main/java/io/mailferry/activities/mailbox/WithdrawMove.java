package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Removes the request before it completes. */
final class WithdrawMove implements Command {
  private final Organisation organisation;

  WithdrawMove(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public Class<Action.Withdraw> action() {
    return Action.Withdraw.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    organisation.exchange().remove(input.intention().mailbox(), before.controller());
    return memory.withWithdrawn(true);
  }
}
