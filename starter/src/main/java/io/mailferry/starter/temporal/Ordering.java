package io.mailferry.starter.temporal;

import io.mailferry.workflows.OrderReply;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Gives one order and tells its answers apart. */
final class Ordering {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private Ordering() {}

  static OrderReply given(String whom, Callable<OrderReply> order, WorkflowStub stub) {
    try {
      return Bounded.within(PATIENCE, order);
    } catch (WorkflowUpdateException e) {
      throw new OrderRefused(sentence(e), e);
    } catch (WorkflowNotFoundException e) {
      throw new OrderRefused(
          exists(stub) ? "the " + whom + " is over; nothing was changed" : "there is no " + whom,
          e);
    } catch (TimeoutException e) {
      throw new TemporalAway(
          "Temporal took the order for the "
              + whom
              + ", but no worker has answered; it is carried out when a worker is back. Start one"
              + " with: mailferry worker",
          e);
    }
  }

  private static boolean exists(WorkflowStub stub) {
    try {
      var ignored = stub.describe();
      return true;
    } catch (WorkflowNotFoundException _) {
      return false;
    }
  }

  private static String sentence(WorkflowUpdateException e) {
    return e.getCause() instanceof ApplicationFailure failure
        ? String.valueOf(failure.getOriginalMessage())
        : String.valueOf(e.getMessage());
  }
}
