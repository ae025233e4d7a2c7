package io.mailferry.activities.mailbox;

import io.mailferry.activities.breaker.Breakers;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.DependencyBack;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls those that waited for what is back. Each that gets through calls two more, so they come in
 * the order in which they waited, and no faster than they are served. Who is not called comes when
 * its own time is over.
 */
final class ComeBack {
  private static final Logger LOG = LoggerFactory.getLogger(ComeBack.class);
  private static final int FOR_EACH_SUCCESS = 2;

  private final Breakers breakers;

  ComeBack(Breakers breakers) {
    this.breakers = breakers;
  }

  /** Calls some, if any wait; nothing depends on whether they hear it. */
  void callSome() {
    breakers.comeBack(FOR_EACH_SUCCESS).forEach(ComeBack::call);
  }

  private static void call(Breakers.Returning returning) {
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.mailbox(returning.mailbox()))
          .signal("dependencyBack", new DependencyBack(returning.dependency().key()));
    } catch (WorkflowException gone) {
      LOG.info("a migration that waited was not called: {}", gone.getMessage());
    }
  }
}
