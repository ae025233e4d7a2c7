package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a migration takes as it stands; what it does not take is refused with the reason,
 * before anything is recorded.
 */
record OrderRules(
    @Nullable Decision decision,
    Memory memory,
    Orders orders,
    @Nullable Question question,
    @Nullable MigrationOutcome outcome) {
  void mayPause() {
    mayRetry();
    refuseIf(orders.pause() != null, "it is paused already");
    refuseIf(
        decision != null && decision.phase() == Phase.CUTTING_OVER && completing(),
        "Exchange is completing the move; it cannot be paused any more");
  }

  void mayResume() {
    mayRetry();
    refuseIf(!orders.anythingToResume(), "it is neither paused nor held; to look again, use retry");
  }

  void mayHold() {
    mayRetry();
    refuseIf(orders.hold() != null, "its cutover is held already");
    refuseIf(completing(), "Exchange is completing the move; its cutover cannot be held any more");
  }

  void mayCancel() {
    mayRetry();
    refuseIf(
        completing(),
        "Exchange is completing the move; to move the mailbox back afterwards, start a new wave");
    refuseIf(!canStillCancel(), "the mailbox has moved; to move it back, start a new wave");
  }

  /** Looking again is always harmless, until there is nothing left to look for. */
  void mayRetry() {
    refuseIf(decision != null && decision.next() instanceof Action.Finish, "the migration is over");
  }

  void mayAnswer(Choice choice) {
    mayRetry();
    refuseIf(question == null, "no question is open");
    refuseIf(
        question != null && !question.choices().contains(choice),
        "the open question offers "
            + (question == null ? "nothing" : question.choices())
            + ", not "
            + choice);
  }

  /** Whether the mailbox can still stay where it is. */
  boolean canStillCancel() {
    return memory.arrival().verification() == null && outcome == null;
  }

  private boolean completing() {
    var last = memory.request().lastSeen();
    return last != null && last.status() == RequestStatus.COMPLETION_IN_PROGRESS;
  }

  private static void refuseIf(boolean refused, String why) {
    if (refused) {
      throw ApplicationFailure.newNonRetryableFailure(why, FailureTypes.REFUSED);
    }
  }
}
