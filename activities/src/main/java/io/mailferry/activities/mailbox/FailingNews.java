package io.mailferry.activities.mailbox;

import io.mailferry.model.decision.Action;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.wave.FailingMailbox;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the wave of a mailbox that fails, where the wave counts them. Telling it twice is harmless,
 * and what was not heard is told again when the open question is looked at again.
 */
final class FailingNews {
  private static final Logger LOG = LoggerFactory.getLogger(FailingNews.class);

  /** The same result. It never throws: what was seen must reach the migration. */
  ActivityResult of(ActivityInput input, ActivityResult result) {
    if (input.intention().consents().stopRule() != null && fails(result)) {
      tell(input);
    }
    return result;
  }

  /** What is away for all, or was done by hand, is no failure of the wave's own. */
  private static boolean fails(ActivityResult result) {
    return result.decision().next() instanceof Action.Ask(var question)
        && switch (question.code()) {
          case FAILED, REFUSED, NOT_VERIFIED, COMPLETED_ELSEWHERE ->
              result.decision().dependency() == null;
          case OBSTACLES,
              FOREIGN_REQUEST,
              CONFLICTING_REQUEST,
              LEFTOVER,
              QUEUE_ORPHAN,
              DIRECTORY_ORPHAN,
              REQUEST_VANISHED,
              SUSPENDED_BY_OTHERS ->
              false;
        };
  }

  private static void tell(ActivityInput input) {
    var mailbox = input.intention().mailbox();
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.wave(input.intention().wave()))
          .signal("mailboxFailing", new FailingMailbox(mailbox));
    } catch (WorkflowNotFoundException _) {
      // The wave is over already, or the migration was started without one.
    } catch (RuntimeException notTold) {
      LOG.warn(
          "wave {} could not be told that {} fails; it is told again with the next look: {}",
          input.intention().wave(),
          mailbox,
          notTold.getMessage());
    }
  }
}
