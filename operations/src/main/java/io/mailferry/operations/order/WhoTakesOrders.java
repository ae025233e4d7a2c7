package io.mailferry.operations.order;

import io.mailferry.model.WaveName;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowStub;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds the migration or the wave that an order is for, and gives it there. */
record WhoTakesOrders(Connections connections, OrderSender sender) {
  /**
   * Gives an order to one mailbox's migration.
   *
   * @param order asks for an answer
   * @param leave leaves the same order behind when nobody answers
   */
  OrderReply mailbox(
      String whom, Function<MailboxMigration, OrderReply> order, Consumer<MailboxMigration> leave) {
    var mailbox = new Names(connections).mailbox(whom);
    var migration =
        connections
            .temporal()
            .newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
    return sender.given(
        Names.migrationOf(whom),
        OrderSender.unknown(whom),
        () -> order.apply(migration),
        () -> leave.accept(migration),
        WorkflowStub.fromTyped(migration));
  }

  /** Whether a wave that does not run goes on when its plan is started again. */
  private static boolean mayGoOn(WaveState state) {
    return switch (state) {
      case FAILED, CANCELED, TERMINATED, TIMED_OUT -> true;
      case UNKNOWN, RUNNING, ENDED, PAUSED, UNSPECIFIED -> false;
    };
  }

  /** Gives an order to all of a wave. */
  OrderReply wave(WaveName name, WaveOrder order) {
    var client = connections.temporal();
    var state = new Waves(client).look(name).state();
    if (state == WaveState.UNKNOWN) {
      throw new Names(connections).unknownWave(name);
    }
    if (order.verb() == OrderVerb.RESYNC && mayGoOn(state)) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "wave "
              + name
              + " was stopped in Temporal ("
              + state.word()
              + "), so nobody is there to be told; start its plan again under the same name, and"
              + " every mailbox is looked at and taken up where it stands: mailferry start FILE"
              + " --wave "
              + name
              + "; nothing was changed");
    }
    var wave = client.newWorkflowStub(Wave.class, WorkflowIds.wave(name));
    return sender.given(
        "wave " + name,
        ProblemCode.UNKNOWN_WAVE,
        () -> wave.order(order),
        () -> wave.orderSignalled(order),
        WorkflowStub.fromTyped(wave));
  }
}
