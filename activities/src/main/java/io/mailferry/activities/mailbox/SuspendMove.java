package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.SuspendComment;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem.OurPause;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Orders;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Suspends the request, with our name and the reason in its comment. */
final class SuspendMove implements Command {
  private final Organisation organisation;

  SuspendMove(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public Class<Action.Suspend> action() {
    return Action.Suspend.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    organisation
        .exchange()
        .suspend(
            input.intention().mailbox(),
            SuspendComment.of(why(input.orders()), input.intention().wave()),
            before.controller());
    return memory.withSuspendedByUs(true);
  }

  private static OurPause why(Orders orders) {
    return orders.pause() == null ? OurPause.BEFORE_ITS_CUTOVER : OurPause.ORDERED;
  }
}
