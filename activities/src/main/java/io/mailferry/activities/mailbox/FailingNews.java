package io.mailferry.activities.mailbox;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.failure.Treatment;
import io.mailferry.model.order.Question;
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
    if (input.intention().consents().stopRule() != null) {
      if (fails(result.decision())) {
        tell(input, true);
      } else if (input.memory().asked() != null && result.memory().asked() == null) {
        tell(input, false);
      }
    }
    return result;
  }

  /** What passes by itself, or was done by hand, is no failure of the wave's own. */
  static boolean fails(Decision decision) {
    return decision.next() instanceof Action.Ask(var question)
        && switch (question.code()) {
          case FAILED -> !passes(question);
          case REFUSED, NOT_VERIFIED, COMPLETED_ELSEWHERE -> decision.dependency() == null;
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

  private static boolean passes(Question question) {
    return FailureFamily.ofQuestion(question.sharedCause())
        .map(FailureFamily::treatment)
        .filter(
            treatment ->
                treatment == Treatment.RESUME || treatment == Treatment.RESUME_AFTER_THE_LOCK)
        .isPresent();
  }

  private static void tell(ActivityInput input, boolean failing) {
    var mailbox = input.intention().mailbox();
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.wave(input.intention().wave()))
          .signal("mailboxFailing", new FailingMailbox(mailbox, failing));
    } catch (WorkflowNotFoundException _) {
      // The wave is over already, or the migration was started without one.
    } catch (RuntimeException notTold) {
      LOG.warn(
          "wave {} could not be told how {} stands; one that fails is told of again with the next look: {}",
          input.intention().wave(),
          mailbox,
          notTold.getMessage());
    }
  }
}
