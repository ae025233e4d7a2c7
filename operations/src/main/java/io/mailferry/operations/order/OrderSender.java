package io.mailferry.operations.order;

import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.workflows.OrderReply;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** Gives one order and tells its answers apart. */
final class OrderSender {
  /** Somebody waits at a screen. */
  static final Duration PATIENCE = Duration.ofSeconds(9);

  private final Duration patience;

  /**
   * @param patience how long to wait for an answer of a worker
   */
  OrderSender(Duration patience) {
    this.patience = patience;
  }

  /**
   * Gives an order.
   *
   * @param unknown what it is when there is nobody of that name
   * @param order asks for an answer; nothing of it is kept until a worker has taken it
   * @param leave leaves the same order behind when nobody answers
   */
  OrderReply given(
      String whom,
      ProblemCode unknown,
      Callable<OrderReply> order,
      Runnable leave,
      WorkflowStub stub) {
    try {
      return TimeLimit.within(patience, order);
    } catch (WorkflowUpdateException e) {
      throw new OperationFailed(ProblemCode.ORDER_REFUSED, sentence(e), e);
    } catch (WorkflowNotFoundException e) {
      throw exists(stub)
          ? new OperationFailed(ProblemCode.ORDER_REFUSED, over(whom), e)
          : new OperationFailed(unknown, "there is no " + whom, e);
    } catch (TimeoutException e) {
      leave(whom, leave);
      throw new TemporalAway(
          ProblemCode.ORDER_UNANSWERED,
          "Temporal took the order for the "
              + whom
              + ", but no worker answers; the order is carried out when a worker is back",
          e);
    }
  }

  private void leave(String whom, Runnable leave) {
    try {
      // Temporal itself answers, or nobody does; it is not hurried as a worker is.
      TimeLimit.within(PATIENCE, Executors.callable(leave));
    } catch (WorkflowNotFoundException e) {
      throw new OperationFailed(ProblemCode.ORDER_REFUSED, over(whom), e);
    } catch (TimeoutException | WorkflowServiceException e) {
      throw new TemporalAway(
          ProblemCode.TEMPORAL_AWAY,
          "neither a worker nor Temporal answers, and it is not known whether the order for the "
              + whom
              + " was taken; when Temporal is back, look with explain or status, or give it again",
          e);
    }
  }

  /** What it is when nobody migrates it: an address was found in the journal, so it is known. */
  static ProblemCode unknown(String whom) {
    return whom.contains("@") ? ProblemCode.ORDER_REFUSED : ProblemCode.UNKNOWN_MAILBOX;
  }

  private static String over(String whom) {
    return "the " + whom + " is over; nothing was changed";
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
