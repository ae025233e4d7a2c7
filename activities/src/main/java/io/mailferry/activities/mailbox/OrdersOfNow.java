package io.mailferry.activities.mailbox;

import io.mailferry.model.order.Orders;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the migration that an activity belongs to which orders are in force at this moment. */
final class OrdersOfNow {
  private static final Logger LOG = LoggerFactory.getLogger(OrdersOfNow.class);

  /** The orders in force; empty when nobody answers, or the migration is over. */
  Optional<Orders> inForce() {
    var activity = Activity.getExecutionContext();
    var run =
        WorkflowTargetOptions.newBuilder()
            .setWorkflowId(activity.getInfo().getWorkflowId())
            .setRunId(activity.getInfo().getWorkflowRunId())
            .build();
    try {
      var status =
          activity
              .getWorkflowClient()
              .newUntypedWorkflowStub(run)
              .query("status", MigrationStatus.class);
      return Optional.ofNullable(status).map(MigrationStatus::orders);
    } catch (WorkflowException nobody) {
      LOG.warn("the orders in force could not be asked for: {}", nobody.getMessage());
      return Optional.empty();
    }
  }
}
