package io.mailferry.activities.wave;

import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.RelayedOrder;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;

/** Gives an order to every open migration. */
final class RelayOrder {
  private RelayOrder() {}

  static OrderReply run(RelayedOrder relayed) {
    var client = Activity.getExecutionContext().getWorkflowClient();
    var reached = 0;
    for (var mailbox : relayed.mailboxes()) {
      try {
        client
            .newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox))
            .signal(relayed.order().verb().signal(), relayed.order().order());
        reached++;
      } catch (WorkflowNotFoundException _) {
        // It has ended meanwhile.
      }
    }
    return new OrderReply(
        relayed.order().verb().signal()
            + " sent to "
            + reached
            + " open migrations; each decides when it looks next");
  }
}
