package io.mailferry.activities.wave;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.RelayedOrder;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;

/** Gives an order to every open migration. */
final class RelayOrder {
  private RelayOrder() {}

  static OrderReply run(RelayedOrder relayed) {
    var client = Activity.getExecutionContext().getWorkflowClient();
    var reached = 0;
    for (var mailbox : relayed.mailboxes()) {
      try {
        tell(client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox)), relayed);
        reached++;
      } catch (WorkflowNotFoundException _) {
        // It has ended meanwhile.
      }
    }
    return new OrderReply(
        relayed.order().verb().word()
            + " sent to "
            + reached
            + (reached == 1 ? " open migration" : " open migrations")
            + "; each looks now and decides for itself, and the wave's status shows what"
            + withoutAMigration(relayed, relayed.mailboxes().size() - reached));
  }

  /** A wave that runs is not started again, so neither are those that it has lost. */
  private static String withoutAMigration(RelayedOrder relayed, int lost) {
    return relayed.order().verb() != OrderVerb.RESYNC || lost == 0
        ? ""
        : "; "
            + lost
            + (lost == 1 ? " mailbox has" : " mailboxes have")
            + " no running migration (ended, or stopped in Temporal): a wave that runs is not"
            + " started again, and neither "
            + (lost == 1 ? "is that one" : "are those")
            + "; start "
            + (lost == 1 ? "it" : "them")
            + " in a new wave";
  }

  private static void tell(WorkflowStub migration, RelayedOrder relayed) {
    var verb = relayed.order().verb();
    var order = relayed.order().order();
    migration.signal(
        "waveOrder", new WaveOrdered(relayed.wave(), verb.word(), order, relayed.standing()));
  }
}
